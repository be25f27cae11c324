//! The tables as Diesel sees them; a test holds this file against both migrated databases.
//!
//! Nothing but `table!` lives here. Column types are the ones both databases share.

#![allow(missing_docs, reason = "the migrations document the tables")]

diesel::table! {
    areas (id) {
        id -> Binary,
        code -> Text,
        parent_id -> Nullable<Binary>,
        kind -> Text,
        name -> Text,
        path -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    domains (code) {
        code -> Text,
        position -> Integer,
        name_zh -> Text,
        name_en -> Text,
        honor -> Text,
        review_line -> Text,
    }
}

diesel::table! {
    work_themes (code) {
        code -> Text,
        position -> Integer,
        name_zh -> Text,
        name_en -> Text,
    }
}

diesel::table! {
    organizations (id) {
        id -> Binary,
        code -> Text,
        parent_id -> Nullable<Binary>,
        kind -> Text,
        domain_code -> Nullable<Text>,
        area_id -> Binary,
        name -> Text,
        short_name -> Nullable<Text>,
        is_temporary -> Bool,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
        status -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    organization_links (organization_id, partner_id) {
        organization_id -> Binary,
        partner_id -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    projects (id) {
        id -> Binary,
        area_id -> Binary,
        name -> Text,
        started_on -> Nullable<Date>,
        ended_on -> Nullable<Date>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    organization_projects (organization_id, project_id) {
        organization_id -> Binary,
        project_id -> Binary,
    }
}

diesel::table! {
    places (id) {
        id -> Binary,
        kind -> Text,
        area_id -> Binary,
        organization_id -> Nullable<Binary>,
        name -> Text,
        latitude_milli -> Nullable<Integer>,
        longitude_milli -> Nullable<Integer>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    teams (id) {
        id -> Binary,
        organization_id -> Binary,
        kind -> Text,
        name -> Text,
        project_id -> Nullable<Binary>,
        place_id -> Nullable<Binary>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    accounts (id) {
        id -> Binary,
        login -> Text,
        name -> Text,
        roster_code -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        password_changed_at -> Nullable<Timestamp>,
        must_change_password -> Bool,
        state -> Text,
        failed_attempts -> Integer,
        locked_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    sessions (id) {
        id -> Binary,
        account_id -> Binary,
        token_hash -> Binary,
        transport -> Text,
        device_label -> Text,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        expires_at -> Timestamp,
        idle_minutes -> Nullable<Integer>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    activation_codes (account_id) {
        account_id -> Binary,
        code_hash -> Binary,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        failed_attempts -> Integer,
    }
}

diesel::table! {
    retired_revisions (sha256) {
        sha256 -> Binary,
        rendition_revision -> Integer,
    }
}

diesel::table! {
    role_grants (id) {
        id -> Binary,
        account_id -> Binary,
        role -> Text,
        level -> Nullable<Text>,
        area_id -> Nullable<Binary>,
        organization_id -> Nullable<Binary>,
        source -> Text,
        granted_by -> Nullable<Binary>,
        created_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    role_grant_domains (grant_id, domain_code) {
        grant_id -> Binary,
        domain_code -> Text,
    }
}

diesel::table! {
    members (id) {
        id -> Binary,
        code -> Text,
        account_id -> Nullable<Binary>,
        branch_id -> Binary,
        name -> Text,
        office -> Text,
        status -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    postings (id) {
        id -> Binary,
        member_id -> Binary,
        host_id -> Binary,
        role -> Text,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    blobs (sha256) {
        sha256 -> Binary,
        size -> BigInt,
        format -> Text,
        state -> Text,
        unreadable_reason -> Nullable<Text>,
        stored_at -> Timestamp,
        settled_at -> Nullable<Timestamp>,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        orientation -> Nullable<Integer>,
        taken_at -> Nullable<Timestamp>,
        taken_offset_minutes -> Nullable<Integer>,
        taken_basis -> Nullable<Text>,
        taken_dropped -> Nullable<Text>,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        place_dropped -> Nullable<Text>,
        camera_make -> Nullable<Text>,
        camera_model -> Nullable<Text>,
        dhash -> Nullable<BigInt>,
        phash -> Nullable<BigInt>,
        rendition_revision -> Integer,
        point_rounded -> Bool,
        coordinate_system -> Text,
    }
}

diesel::table! {
    field_reports (id) {
        id -> Binary,
        manifest_sha256 -> Binary,
        author_id -> Binary,
        filed_by -> Binary,
        branch_id -> Binary,
        project_id -> Nullable<Binary>,
        team_id -> Nullable<Binary>,
        place_id -> Nullable<Binary>,
        kind -> Text,
        theme_code -> Nullable<Text>,
        body -> Text,
        outcome -> Nullable<Text>,
        partner -> Nullable<Text>,
        search_text -> Text,
        happened_on -> Date,
        backdated -> Bool,
        has_minors -> Bool,
        has_vulnerable -> Bool,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        coordinate_system -> Nullable<Text>,
        state -> Text,
        state_reason -> Nullable<Text>,
        revision -> Integer,
        photo_count -> Integer,
        submitted_at -> Timestamp,
        updated_at -> Timestamp,
        point_rounded -> Bool,
    }
}

diesel::table! {
    report_companions (report_id, member_id) {
        report_id -> Binary,
        member_id -> Binary,
    }
}

diesel::table! {
    photos (id) {
        id -> Binary,
        report_id -> Binary,
        position -> Integer,
        sha256 -> Binary,
        size -> BigInt,
        claimed_type -> Text,
        claimed_taken_at -> Nullable<Timestamp>,
        claimed_offset_minutes -> Nullable<Integer>,
        claimed_latitude -> Nullable<Double>,
        claimed_longitude -> Nullable<Double>,
        claimed_coordinate_system -> Nullable<Text>,
        stored_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        point_rounded -> Bool,
    }
}

diesel::table! {
    photo_prints (number) {
        number -> Integer,
        sha256 -> Binary,
        part -> Integer,
        print -> BigInt,
        chunk_0 -> Integer,
        chunk_1 -> Integer,
        chunk_2 -> Integer,
        chunk_3 -> Integer,
    }
}

diesel::table! {
    photo_hints (id) {
        id -> Binary,
        photo_id -> Binary,
        report_id -> Binary,
        earlier_photo_id -> Binary,
        earlier_report_id -> Binary,
        how -> Text,
        distance -> Integer,
        found_at -> Timestamp,
        reason -> Nullable<Text>,
        remark -> Nullable<Text>,
        explained_by -> Nullable<Binary>,
        explained_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    feedback (id) {
        id -> Binary,
        account_id -> Binary,
        kind -> Text,
        body -> Text,
        contact -> Nullable<Text>,
        received_at -> Timestamp,
        answer -> Nullable<Text>,
        answered_by -> Nullable<Binary>,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    uploads (id) {
        id -> Binary,
        photo_id -> Binary,
        account_id -> Binary,
        length -> Nullable<BigInt>,
        metadata -> Text,
        received -> BigInt,
        generation -> Integer,
        released -> Integer,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    upload_parts (id) {
        id -> Binary,
        upload_id -> Binary,
        start -> BigInt,
        length -> BigInt,
    }
}

diesel::table! {
    idempotency_keys (account_id, key) {
        account_id -> Binary,
        key -> Text,
        request_sha256 -> Binary,
        status -> Nullable<Integer>,
        body -> Nullable<Text>,
        begun_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    appraisal_cycles (id) {
        id -> Binary,
        name -> Text,
        starts_on -> Date,
        ends_on -> Date,
        scheme_type -> Text,
        approval_document -> Nullable<Text>,
        red_flag_cap -> Integer,
        model_cap -> Integer,
        state -> Text,
        opened_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        publicity_days -> Integer,
        blind_levels -> Text,
        honor_years -> Integer,
        notice_issuer -> Nullable<Text>,
        notice_phone -> Nullable<Text>,
        notice_address -> Nullable<Text>,
        second_score_gap -> Nullable<Integer>,
    }
}

diesel::table! {
    scoring_sheets (id) {
        id -> Binary,
        cycle_id -> Binary,
        domain_code -> Text,
        version -> Integer,
        title_zh -> Text,
        title_en -> Text,
        frozen_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    criteria (id) {
        id -> Binary,
        sheet_id -> Binary,
        position -> Integer,
        code -> Text,
        dimension -> Text,
        text_zh -> Text,
        text_en -> Text,
        max_points -> Integer,
        basis -> Text,
        evidence_required -> Bool,
    }
}

diesel::table! {
    appraisal_records (id) {
        id -> Binary,
        cycle_id -> Binary,
        organization_id -> Binary,
        state -> Text,
        revision -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    appraisal_record_reports (record_id, report_id) {
        record_id -> Binary,
        report_id -> Binary,
        linked_at -> Timestamp,
    }
}

diesel::table! {
    scores (id) {
        id -> Binary,
        record_id -> Binary,
        criterion_id -> Binary,
        level -> Text,
        points -> Integer,
        reason -> Text,
        scored_by -> Binary,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    review_steps (cycle_id, domain_code, position) {
        cycle_id -> Binary,
        domain_code -> Text,
        position -> Integer,
        level -> Text,
        reviewed_by -> Text,
        body_zh -> Text,
        body_en -> Text,
    }
}

diesel::table! {
    domain_caps (cycle_id, domain_code) {
        cycle_id -> Binary,
        domain_code -> Text,
        cap -> Integer,
    }
}

diesel::table! {
    cycle_stages (cycle_id, stage) {
        cycle_id -> Binary,
        stage -> Text,
        starts_on -> Date,
        ends_on -> Date,
    }
}

diesel::table! {
    record_steps (id) {
        id -> Binary,
        record_id -> Binary,
        step -> Text,
        level -> Nullable<Text>,
        from_state -> Text,
        to_state -> Text,
        reason -> Nullable<Text>,
        decision_number -> Nullable<Text>,
        decided_on -> Nullable<Date>,
        taken_by -> Binary,
        taken_at -> Timestamp,
    }
}

diesel::table! {
    adjustments (id) {
        id -> Binary,
        record_id -> Binary,
        kind -> Text,
        level -> Text,
        ground -> Nullable<Text>,
        points -> Integer,
        event -> Text,
        happened_on -> Date,
        source_document -> Text,
        set_by -> Binary,
        set_at -> Timestamp,
        confirmed_by -> Nullable<Binary>,
        confirmed_at -> Nullable<Timestamp>,
        lifted_by -> Nullable<Binary>,
        lifted_at -> Nullable<Timestamp>,
        lift_reason -> Nullable<Text>,
    }
}

diesel::table! {
    report_searches (record_id, criterion_id, account_id) {
        record_id -> Binary,
        criterion_id -> Binary,
        account_id -> Binary,
        searched_at -> Timestamp,
    }
}

diesel::table! {
    supplement_requests (id) {
        id -> Binary,
        record_id -> Binary,
        criterion_id -> Binary,
        level -> Text,
        question -> Text,
        asked_by -> Binary,
        asked_at -> Timestamp,
        answer_by -> Date,
        answer -> Nullable<Text>,
        answered_by -> Nullable<Binary>,
        answered_at -> Nullable<Timestamp>,
        typed_seconds -> Nullable<Integer>,
    }
}

diesel::table! {
    objections (id) {
        id -> Binary,
        record_id -> Binary,
        channel -> Text,
        ground -> Text,
        facts -> Text,
        contact -> Nullable<Binary>,
        received_at -> Timestamp,
        received_by -> Nullable<Binary>,
        finding -> Nullable<Text>,
        outcome -> Nullable<Text>,
        replied_on -> Nullable<Date>,
        settled_by -> Nullable<Binary>,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    tie_votes (id) {
        id -> Binary,
        cycle_id -> Binary,
        level -> Text,
        note -> Text,
        decided_on -> Date,
        recorded_by -> Binary,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    tie_vote_places (vote_id, place) {
        vote_id -> Binary,
        place -> Integer,
        record_id -> Binary,
    }
}

diesel::table! {
    ranking_snapshots (id) {
        id -> Binary,
        cycle_id -> Binary,
        level -> Text,
        honor -> Nullable<Text>,
        domain_code -> Nullable<Text>,
        note -> Text,
        content -> Text,
        content_sha256 -> Binary,
        frozen_by -> Binary,
        frozen_at -> Timestamp,
    }
}

diesel::table! {
    evidence (id) {
        id -> Binary,
        record_id -> Binary,
        criterion_id -> Binary,
        level -> Text,
        kind -> Text,
        report_id -> Nullable<Binary>,
        text -> Nullable<Text>,
        note -> Nullable<Text>,
        frozen -> Text,
        frozen_sha256 -> Binary,
        attached_by -> Binary,
        attached_at -> Timestamp,
        detached_by -> Nullable<Binary>,
        detached_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    evidence_photos (evidence_id, photo_id) {
        evidence_id -> Binary,
        photo_id -> Binary,
    }
}

diesel::table! {
    exports (id) {
        id -> Binary,
        subject -> Text,
        format -> Text,
        reason -> Text,
        state -> Text,
        asked_by -> Binary,
        asked_at -> Timestamp,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<Timestamp>,
        decision_note -> Nullable<Text>,
        done -> Integer,
        total -> Integer,
        file_id -> Nullable<Binary>,
        file_sha256 -> Nullable<Binary>,
        file_size -> Nullable<BigInt>,
        failure -> Nullable<Text>,
        ready_at -> Nullable<Timestamp>,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    hash_lists (code) {
        code -> Text,
        record_id -> Binary,
        content -> Text,
        content_sha256 -> Binary,
        made_at -> Timestamp,
    }
}

diesel::table! {
    sweeps (kind) {
        kind -> Text,
        ended_at -> Timestamp,
        removed -> BigInt,
    }
}

diesel::table! {
    jobs (id) {
        id -> Binary,
        kind -> Text,
        subject -> Text,
        state -> Text,
        attempts -> Integer,
        run_at -> Timestamp,
        leased_until -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    audit_events (id) {
        id -> Binary,
        at -> Timestamp,
        actor_kind -> Text,
        account_id -> Nullable<Binary>,
        session_id -> Nullable<Binary>,
        request_id -> Nullable<Text>,
        address -> Nullable<Text>,
        action -> Text,
        outcome -> Text,
        subject_kind -> Text,
        subject_id -> Text,
        details -> Text,
    }
}

diesel::table! {
    audit_unsealed (event_id) {
        event_id -> Binary,
    }
}

diesel::table! {
    audit_seals (number) {
        number -> BigInt,
        previous_hash -> Binary,
        event_count -> Integer,
        hash -> Binary,
        sealed_at -> Timestamp,
    }
}

diesel::table! {
    audit_seal_entries (seal_number, position) {
        seal_number -> BigInt,
        position -> Integer,
        event_id -> Binary,
        event_hash -> Binary,
    }
}

diesel::table! {
    author_blurs (photo_id) {
        photo_id -> Binary,
        areas -> Text,
        updated_by -> Binary,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    reviewer_blurs (sha256) {
        sha256 -> Binary,
        areas -> Text,
        updated_by -> Binary,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    panels (id) {
        id -> Binary,
        cycle_id -> Binary,
        level -> Text,
        area_id -> Binary,
        domain_code -> Nullable<Text>,
        title -> Text,
        held_on -> Date,
        method -> Text,
        state -> Text,
        seed -> Nullable<Text>,
        absence_reason -> Nullable<Text>,
        result -> Nullable<Text>,
        result_sha256 -> Nullable<Binary>,
        created_by -> Binary,
        created_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    panel_judges (panel_id, account_id) {
        panel_id -> Binary,
        account_id -> Binary,
    }
}

diesel::table! {
    panel_rounds (panel_id, record_id) {
        panel_id -> Binary,
        record_id -> Binary,
        position -> Integer,
        state -> Text,
        reason -> Nullable<Text>,
        points -> Nullable<Integer>,
    }
}

diesel::table! {
    panel_scores (panel_id, record_id, account_id) {
        panel_id -> Binary,
        record_id -> Binary,
        account_id -> Binary,
        points -> Integer,
        given_at -> Timestamp,
    }
}

diesel::table! {
    honors (record_id) {
        record_id -> Binary,
        cycle_id -> Binary,
        organization_id -> Binary,
        honor -> Text,
        decision_number -> Text,
        decided_on -> Date,
        last_day -> Date,
        state -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    visit_notes (id) {
        id -> Binary,
        record_id -> Binary,
        account_id -> Binary,
        manifest_sha256 -> Binary,
        visited_on -> Date,
        body -> Text,
        finding -> Nullable<Text>,
        reason -> Nullable<Text>,
        noted_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
        withdraw_reason -> Nullable<Text>,
    }
}

diesel::table! {
    visit_photos (id) {
        id -> Binary,
        note_id -> Binary,
        position -> Integer,
        sha256 -> Binary,
        size -> BigInt,
        stored_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    evidence_visits (evidence_id) {
        evidence_id -> Binary,
        note_id -> Binary,
    }
}

diesel::table! {
    offers (record_id, criterion_id, report_id) {
        record_id -> Binary,
        criterion_id -> Binary,
        report_id -> Binary,
        offered_by -> Binary,
        offered_at -> Timestamp,
    }
}

diesel::table! {
    second_scores (record_id, criterion_id, level) {
        record_id -> Binary,
        criterion_id -> Binary,
        level -> Text,
        points -> Integer,
        reason -> Text,
        scored_by -> Binary,
        scored_at -> Timestamp,
    }
}

diesel::joinable!(organizations -> domains (domain_code));
diesel::joinable!(organizations -> areas (area_id));
diesel::joinable!(projects -> areas (area_id));
diesel::joinable!(organization_projects -> organizations (organization_id));
diesel::joinable!(organization_projects -> projects (project_id));
diesel::joinable!(places -> areas (area_id));
diesel::joinable!(places -> organizations (organization_id));
diesel::joinable!(teams -> organizations (organization_id));
diesel::joinable!(teams -> projects (project_id));
diesel::joinable!(teams -> places (place_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(activation_codes -> accounts (account_id));
diesel::joinable!(role_grants -> areas (area_id));
diesel::joinable!(role_grants -> organizations (organization_id));
diesel::joinable!(role_grant_domains -> role_grants (grant_id));
diesel::joinable!(role_grant_domains -> domains (domain_code));
diesel::joinable!(members -> accounts (account_id));
diesel::joinable!(members -> organizations (branch_id));
diesel::joinable!(postings -> members (member_id));
diesel::joinable!(postings -> organizations (host_id));
diesel::joinable!(field_reports -> members (author_id));
diesel::joinable!(field_reports -> accounts (filed_by));
diesel::joinable!(field_reports -> organizations (branch_id));
diesel::joinable!(field_reports -> projects (project_id));
diesel::joinable!(field_reports -> teams (team_id));
diesel::joinable!(field_reports -> places (place_id));
diesel::joinable!(field_reports -> work_themes (theme_code));
diesel::joinable!(report_companions -> field_reports (report_id));
diesel::joinable!(report_companions -> members (member_id));
diesel::joinable!(photos -> field_reports (report_id));
diesel::joinable!(photo_prints -> blobs (sha256));
diesel::joinable!(photo_hints -> accounts (explained_by));
diesel::joinable!(scoring_sheets -> appraisal_cycles (cycle_id));
diesel::joinable!(scoring_sheets -> domains (domain_code));
diesel::joinable!(criteria -> scoring_sheets (sheet_id));
diesel::joinable!(appraisal_records -> appraisal_cycles (cycle_id));
diesel::joinable!(appraisal_records -> organizations (organization_id));
diesel::joinable!(appraisal_record_reports -> appraisal_records (record_id));
diesel::joinable!(appraisal_record_reports -> field_reports (report_id));
diesel::joinable!(scores -> appraisal_records (record_id));
diesel::joinable!(scores -> criteria (criterion_id));
diesel::joinable!(scores -> accounts (scored_by));
diesel::joinable!(second_scores -> appraisal_records (record_id));
diesel::joinable!(second_scores -> criteria (criterion_id));
diesel::joinable!(second_scores -> accounts (scored_by));
diesel::joinable!(review_steps -> appraisal_cycles (cycle_id));
diesel::joinable!(review_steps -> domains (domain_code));
diesel::joinable!(domain_caps -> appraisal_cycles (cycle_id));
diesel::joinable!(domain_caps -> domains (domain_code));
diesel::joinable!(cycle_stages -> appraisal_cycles (cycle_id));
diesel::joinable!(record_steps -> appraisal_records (record_id));
diesel::joinable!(record_steps -> accounts (taken_by));
diesel::joinable!(adjustments -> appraisal_records (record_id));
diesel::joinable!(report_searches -> appraisal_records (record_id));
diesel::joinable!(report_searches -> criteria (criterion_id));
diesel::joinable!(report_searches -> accounts (account_id));
diesel::joinable!(supplement_requests -> appraisal_records (record_id));
diesel::joinable!(supplement_requests -> criteria (criterion_id));
diesel::joinable!(objections -> appraisal_records (record_id));
diesel::joinable!(tie_votes -> appraisal_cycles (cycle_id));
diesel::joinable!(tie_votes -> accounts (recorded_by));
diesel::joinable!(tie_vote_places -> tie_votes (vote_id));
diesel::joinable!(tie_vote_places -> appraisal_records (record_id));
diesel::joinable!(ranking_snapshots -> appraisal_cycles (cycle_id));
diesel::joinable!(ranking_snapshots -> accounts (frozen_by));
diesel::joinable!(honors -> appraisal_records (record_id));
diesel::joinable!(honors -> appraisal_cycles (cycle_id));
diesel::joinable!(honors -> organizations (organization_id));
diesel::joinable!(panels -> appraisal_cycles (cycle_id));
diesel::joinable!(panels -> areas (area_id));
diesel::joinable!(panel_judges -> panels (panel_id));
diesel::joinable!(panel_judges -> accounts (account_id));
diesel::joinable!(panel_rounds -> panels (panel_id));
diesel::joinable!(panel_rounds -> appraisal_records (record_id));
diesel::joinable!(panel_scores -> panels (panel_id));
diesel::joinable!(evidence -> appraisal_records (record_id));
diesel::joinable!(evidence -> criteria (criterion_id));
diesel::joinable!(evidence -> field_reports (report_id));
diesel::joinable!(visit_notes -> appraisal_records (record_id));
diesel::joinable!(visit_notes -> accounts (account_id));
diesel::joinable!(visit_photos -> visit_notes (note_id));
diesel::joinable!(evidence_visits -> evidence (evidence_id));
diesel::joinable!(evidence_visits -> visit_notes (note_id));
diesel::joinable!(offers -> appraisal_records (record_id));
diesel::joinable!(offers -> criteria (criterion_id));
diesel::joinable!(offers -> field_reports (report_id));
diesel::joinable!(evidence_photos -> evidence (evidence_id));
diesel::joinable!(evidence_photos -> photos (photo_id));
diesel::joinable!(exports -> accounts (asked_by));
diesel::joinable!(hash_lists -> appraisal_records (record_id));
diesel::joinable!(audit_unsealed -> audit_events (event_id));
diesel::joinable!(audit_seal_entries -> audit_seals (seal_number));
diesel::joinable!(audit_seal_entries -> audit_events (event_id));

diesel::joinable!(author_blurs -> photos (photo_id));
diesel::joinable!(uploads -> photos (photo_id));
diesel::joinable!(uploads -> accounts (account_id));
diesel::joinable!(upload_parts -> uploads (upload_id));
diesel::joinable!(idempotency_keys -> accounts (account_id));

diesel::allow_tables_to_appear_in_same_query!(
    areas,
    domains,
    work_themes,
    organizations,
    organization_links,
    projects,
    organization_projects,
    places,
    teams,
    accounts,
    sessions,
    activation_codes,
    role_grants,
    role_grant_domains,
    members,
    postings,
    blobs,
    field_reports,
    report_companions,
    photos,
    author_blurs,
    reviewer_blurs,
    photo_prints,
    photo_hints,
    feedback,
    uploads,
    upload_parts,
    idempotency_keys,
    appraisal_cycles,
    scoring_sheets,
    criteria,
    appraisal_records,
    appraisal_record_reports,
    scores,
    second_scores,
    review_steps,
    domain_caps,
    cycle_stages,
    record_steps,
    adjustments,
    report_searches,
    supplement_requests,
    objections,
    tie_votes,
    tie_vote_places,
    ranking_snapshots,
    honors,
    panels,
    panel_judges,
    panel_rounds,
    panel_scores,
    evidence,
    evidence_photos,
    visit_notes,
    visit_photos,
    evidence_visits,
    offers,
    exports,
    hash_lists,
    sweeps,
    jobs,
    audit_events,
    audit_unsealed,
    audit_seals,
    audit_seal_entries,
);
