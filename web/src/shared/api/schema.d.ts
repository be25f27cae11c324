// Made from api-docs/openapi.json by `npm run types`. Not edited by hand.

export interface paths {
    "/api/v1/account/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate an account
         * @description The code works once and for 30 days; ten wrong ones void it. A wrong code and a login nobody has get the same answer. Log in afterwards.
         */
        post: operations["activate_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one's password
         * @description Logs every other device out. A wrong present password counts as a failed login.
         */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find accounts
         * @description In the order they were made, narrowed by the beginning of the login, a part of the name, the branch, a role held now, or the state.
         */
        get: operations["list_accounts"];
        put?: never;
        /**
         * Make an account
         * @description For people who are not in the roster. The answer holds the one-time code that sets the first password.
         */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an account
         * @description State, membership and roles in force.
         */
        get: operations["get_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/activation-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an account a new one-time code
         * @description For somebody who has forgotten the password or lost the code. Takes the password away and logs every device out; the code sets the next password.
         */
        post: operations["issue_activation_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock an account
         * @description Until it is unlocked. Every device is logged out from the next request on. Nobody locks the own account.
         */
        post: operations["lock_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a role
         * @description Reviewers need a level and an area, domain reviewers also a domain, branch roles an organisation. One person is never two of `city_admin`, `security_admin` and `auditor`; nobody changes the own roles. The first reviewing or administering role makes a new password due, since the rules for it are stricter.
         */
        post: operations["grant_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/roles/{grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a role
         * @description The role gives nothing from the next request on. That it was held stays in the trail.
         */
        delete: operations["end_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the devices of an account
         * @description Sessions that still run, newest first: to find the one to be ended. They say nothing of what was done.
         */
        get: operations["list_account_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log a device of an account out
         * @description From its next request on; the account and its other devices stay as they are. Nobody does this to the own account, whose devices are under `/sessions`.
         */
        delete: operations["end_account_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock an account
         * @description Ends a lock by an administrator as well as the wait after failed attempts. The password stays as it was.
         */
        post: operations["unlock_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/adjustments/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a veto
         * @description By somebody else than who set it, at its level or above. The record is `vetoed` from then on; the city may lift that with a reason by the step `lift_veto`.
         */
        post: operations["confirm_veto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/adjustments/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a bonus, a deduction or a pending veto
         * @description With a reason, at its level or above. The row stays with what it said.
         */
        post: operations["lift_adjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tree of areas
         * @description City, counties, districts, zones and townships in the order of their paths: a few hundred, so without paging. Keep the ETag; the tree seldom changes.
         */
        get: operations["list_areas"];
        put?: never;
        /**
         * Add an area
         * @description Needs `city_admin`. Most areas come with the roster.
         */
        post: operations["create_area"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{area_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename or move an area
         * @description Needs `city_admin`. Moving an area moves all that lies in it; it keeps its level.
         */
        patch: operations["update_area"];
        trace?: never;
    };
    "/api/v1/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events of the trail
         * @description Newest first. All filters must match. Needs the permission `auditor`.
         */
        get: operations["list_audit_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/seals/newest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the newest seal
         * @description Keep `seal` somewhere else and pass it to a later verification: whoever rewrites the trail cannot rewrite your copy. Needs the permission `auditor`.
         */
        get: operations["newest_seal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify the whole trail
         * @description Recomputes every hash and finds events and seals that were altered, removed, added or reordered. Needs the permission `auditor`.
         */
        post: operations["verify_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List cycles
         * @description Cycles, the newest first. Drafts are shown to city administrators only.
         */
        get: operations["list_cycles"];
        put?: never;
        /**
         * Create a cycle
         * @description Makes a draft with the shipped scoring sheets and review chains, or with those of the cycle named in `copy_from`, as version 1 of every domain. Nothing counts before it is opened.
         */
        post: operations["create_cycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{cycle_id}/chains/{domain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the review chain of a domain
         * @description Only in a draft. A level may be left out: a domain of city bodies may go from its line straight to the city.
         */
        put: operations["put_chain"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{cycle_id}/sheets/{domain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write the sheet of a domain
         * @description Stores the next version of the domain's sheet in a draft cycle; the versions before stay readable. The points sum to 100.00 with the fixed shares of the five dimensions.
         */
        put: operations["put_sheet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{cycle_id}/sheets/{domain}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a sheet
         * @description Of one domain in a cycle, the newest first; it is in force. Older ones stay readable.
         */
        get: operations["list_sheet_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{cycle_id}/sheets/{domain}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Import a sheet from a workbook
         * @description Writes the next version of the domain's sheet into a draft cycle. The workbook has the layout of the export. Pointers of a 422 are cells (`/cells/E7`) where a cell is at fault, and into the criteria otherwise.
         */
        put: operations["import_sheet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a cycle
         * @description A draft is shown to city administrators only.
         */
        get: operations["get_cycle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a draft cycle
         * @description Only a draft changes. Absent fields stay as they are.
         */
        patch: operations["update_cycle"];
        trace?: never;
    };
    "/api/v1/cycles/{id}/burden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what each level asked
         * @description The gauge of burdens (减负仪表): questions to branches, answers, returned records and minutes of typing, added up by the level that asked; never by branch or person. For everybody.
         */
        get: operations["get_burden"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the review chains of a cycle
         * @description Through whose hands the records of each domain go, from the lowest level up. A step of a `line` is taken only by reviewers limited to that domain.
         */
        get: operations["list_chains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a cycle
         * @description From then on nobody scores in it. What was scored and attached stays readable.
         */
        post: operations["close_cycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where the levels differ
         * @description Criteria of records within the caller's scopes on which township, county and city lie apart, the widest first: what a meeting has to talk about. The branch's own score is no part of it; nor are branches to which the caller belongs, nor records that a level of the caller still scores blind.
         */
        get: operations["list_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show branches beside criteria
         * @description The records of a domain within the caller's scopes, each with what the highest level gave for every criterion and which kinds of evidence stand there. A reviewer whose level scores blind sees an alias until it has concluded.
         */
        get: operations["get_matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the objections to handle
         * @description Against the branches of a cycle within the caller's scopes, the oldest first: only those he may read, so no branch in which he has a part or to which he gave a score. What they say and where a reply may go is read at the record, which is on the trail.
         */
        get: operations["list_cycle_objections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a cycle
         * @description Freezes the sheets and the review chains and puts the cycle in force. Reports submitted before, on days it covers, are linked to the records of their branches; later ones link themselves. A demonstration scheme needs its approval document, every domain a faultless sheet and a review chain, and no other open cycle may cover any of the days. Pointers of a 422 are into the cycle: `/approval_document`, `/sheets/<domain>`, `/chains/<domain>`.
         */
        post: operations["open_cycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/panels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List panels
         * @description Those of a cycle that the caller leads, judges on, or has a branch on, in the order of their days.
         */
        get: operations["list_panels"];
        put?: never;
        /**
         * Create a panel
         * @description A day on which branches present themselves (评审汇报), at the level of a county or of the city. By a reviewer of that level whose scope holds all of the area; a line makes its own, for its domain. A result changes no score and no ranking: it stands beside, and the level concludes after it.
         */
        post: operations["create_panel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how far a cycle has come
         * @description How many records stand in which state, by domain: of the caller's review scopes, or of the whole city for whoever runs the system. Branches that did not declare are no part of it, and no branch is named.
         */
        get: operations["get_cycle_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a ranking
         * @description Branches whose scores of the level are concluded, city-wide, for an honour or for one domain. Equal points share a rank; ties are decided by performance, satisfaction, political score, fewer deductions, and at last by a vote. No place has a quota; what was filed and earlier honours decide nothing. For reviewers of the whole city; to a level that scores blind a record goes by its alias, also in `code` and in the digest, until the level has concluded it.
         */
        get: operations["get_ranking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/ranking-snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List frozen rankings
         * @description Of a cycle, the newest first, without their entries.
         */
        get: operations["list_ranking_snapshots"];
        put?: never;
        /**
         * Freeze a ranking
         * @description Keeps the ranking of this moment as canonical text with its digest. It is never changed, and can be computed anew and compared byte by byte.
         */
        post: operations["freeze_ranking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the calendar of a cycle
         * @description When each stage is meant to be, the caps per domain, the term of honours, the gap of second scores, and where people may turn with an objection.
         */
        get: operations["get_schedule"];
        /**
         * Replace the calendar of a cycle
         * @description All of it in a draft; while the cycle is open the calendar and the notice may change, the caps, the term of honours and the gap may not.
         */
        put: operations["put_schedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/second-scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List second scores that lie apart
         * @description Over the records of a cycle within the caller's scopes, at the levels at which the caller reviews them: second scores as far from the score of the level as the gap of the cycle, or further, the oldest first. Before a level concludes it looks at them again. Branches to which the caller belongs are no part of it. Empty where nobody scores twice.
         */
        get: operations["list_scores_apart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sheets of a cycle
         * @description The newest version of each domain's sheet. Sheets of a draft are shown to city administrators only.
         */
        get: operations["list_sheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/supplements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the questions of a cycle
         * @description To the branches within the caller's review scopes, of all levels, the newest first: so that nobody opens records to see whether an answer came. Branches in which the caller has a part are no part of it. Nothing follows from a question without an answer, and nobody is reminded.
         */
        get: operations["list_cycle_supplements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/tie-votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a vote on a tie
         * @description The last rule for ties: how a committee ordered records that every other rule finds equal. A later vote over the same records takes the place of an earlier one; both stay on record.
         */
        post: operations["record_tie_vote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cycles/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List branches to be visited
         * @description Of a cycle, within the caller's scope as an inspector, in the order of areas; none he has a part in, and none that his own level as a reviewer still scores blind.
         */
        get: operations["list_visitable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The eight domains
         * @description A branch belongs to one domain; the domain decides honour, scoring sheet and chain of review.
         */
        get: operations["list_domains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a piece of evidence
         * @description The snapshot taken at attaching, the very text its digest is over, whether the two fit, and whether the report changed since. Detached evidence stays readable. Visible to whom the dossier is; visit notes are not shown to the branch; a level that scores blind sees it once it has concluded.
         */
        get: operations["get_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I asked for
         * @description The caller's own exports, the newest first, with their progress.
         */
        get: operations["list_own_exports"];
        put?: never;
        /**
         * Ask to take something out
         * @description A ranking, differences or evidence as XLSX or CSV; the dossier of one record as PDF; dossiers of up to 1,000 records as ZIP. A second person who might have asked for the same has to agree; then it is made in the background. Who asks has to see all of it: records in scope, not blind any more, of no branch he belongs to. The reason stands in the trail.
         */
        post: operations["ask_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/to-decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for me as the second person
         * @description Exports others asked for, that nobody decided yet, and all of which the caller may see; the oldest first.
         */
        get: operations["list_exports_to_decide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an export
         * @description For who asked, who decided, and who could decide.
         */
        get: operations["get_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to an export, or refuse it
         * @description For a second person who might have asked for the same himself. Once he agrees it is made in the background, with the rights of who asked.
         */
        post: operations["decide_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the file of an export
         * @description For who asked for it, while he may still see all of it. Each fetch is written to the trail before the first byte leaves.
         */
        get: operations["get_export_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people say
         * @description All pieces, newest first, for the city's administrator. Senders are not named; who wishes an answer outside of the system leaves a way to be reached.
         */
        get: operations["list_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I said
         * @description The caller's own pieces with their answers, newest first.
         */
        get: operations["list_own_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/{feedback_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Suggest or complain
         * @description For everybody signed in. It goes to the city's administrator and not through the branch. The id is minted by the client, so sending again is answered alike and is one piece.
         */
        put: operations["say_feedback"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/{feedback_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Answer a piece
         * @description The sender reads the answer beside what he said. A later answer stands instead of an earlier one.
         */
        put: operations["answer_feedback"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hash-lists/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up the digests behind the code of a dossier
         * @description For anybody signed in who has the dossier in hand: the list holds ids and digests and nothing else. Dashes, blanks and small letters in the code do not matter.
         */
        get: operations["get_hash_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/honors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List honours
         * @description In the order of their last days, for city administrators: which end soon, which are looked at again, which were revoked.
         */
        get: operations["list_honors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keeping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how the installation keeps
         * @description For city administrators: how long things are kept by the settings, how many photos go by themselves within thirty days, when each kind of cleaning up last came to its end, whether work after the answer gets done, how much is stored and whether the store answers. Every figure is about the installation as a whole. Counting photos that go soon takes a while on a large installation, so this is a page to look at, not to poll; `/metrics` is for machines.
         */
        get: operations["get_keeping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description Name, branch, postings, roles with where they hold, and the permissions they give.
         */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle an objection
         * @description With what was found and what came of it. Once all against the branch are settled, the step `settle_objection` puts it back on the list.
         */
        post: operations["settle_objection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Organisations by name
         * @description For everybody signed in: names of organisations are no secret within the system, lists of members are.
         */
        get: operations["list_organizations"];
        put?: never;
        /**
         * Add an organisation
         * @description Needs `city_admin`. Branches mostly come with the roster; committees, temporary branches, chains, alliances and guidance stations are entered here.
         */
        post: operations["create_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One organisation
         * @description With the organisations above, its projects, partners and teams. For everybody signed in.
         */
        get: operations["get_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change, move or wind up an organisation
         * @description Needs `city_admin`. The code stays; `status: dissolved` winds it up.
         */
        patch: operations["update_organization"];
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/honors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the honours of a branch
         * @description With their terms and what became of them. For the branch's own people and for city administrators; no reviewer sees earlier honours.
         */
        get: operations["list_honors_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say who belongs to a chain or alliance
         * @description Needs `city_admin`. Partners may lie in any county. The list replaces the one before.
         */
        put: operations["set_organization_links"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members of a branch, to pick companions from
         * @description Names and ids of the active members, by name. For those who act for the branch, keep it or review it; for everybody else the list does not exist.
         */
        get: operations["list_members_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Teams of an organisation
         * @description Vanguard teams, exemplary posts and service teams: a handful, so without paging.
         */
        get: operations["list_teams_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a panel
         * @description For its host, its judges, and whoever keeps a branch on it. Until it is over a judge sees what he gave himself, and nobody sees more; afterwards the results are shown with their digest, and are computed anew for comparison.
         */
        get: operations["get_panel"];
        /**
         * Change a panel
         * @description Title, day and arithmetic, before the first round.
         */
        put: operations["change_panel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a panel
         * @description Results come into being for all at once, are frozen under a digest, and stand on the trail. While a branch has not presented itself, a reason is due.
         */
        post: operations["close_panel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw the order of appearance
         * @description With a seed that is kept, so that anybody can draw it again. It is drawn once: another time only after the branches changed.
         */
        post: operations["draw_panel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/judges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who may judge
         * @description Holders of the role `panel_judge` whose role holds for this panel, with whether they sit on it. For its host.
         */
        get: operations["list_panel_judges"];
        /**
         * Seat the judges
         * @description Exactly these, before the first round.
         */
        put: operations["put_panel_judges"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the order of appearance
         * @description Exactly these branches stand on the panel afterwards, in this order, before the first round. Each competes at the level of the panel, which has not concluded it; a level that scores blind has scored all of it first.
         */
        put: operations["put_panel_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/rounds/{record_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the round of a branch
         * @description Its scores stand still. While a judge without a part in the branch has not scored, a reason is due.
         */
        post: operations["close_panel_round"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/rounds/{record_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the round of a branch
         * @description One at a time. With the first one order, judges and arithmetic stand.
         */
        post: operations["open_panel_round"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/rounds/{record_id}/pictures/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a picture of a slide
         * @description An upright JPEG without metadata, 1600 pixels on the longer side, as long as a slide shows it. With a public S3 endpoint configured the answer is a link to the store that works for some minutes.
         */
        get: operations["get_panel_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/rounds/{record_id}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Score a branch on the panel
         * @description By a judge of this panel who has no part in the branch, while its round is open; until then it may be changed. Sending the same again is the same as once. Nobody sees it before the panel is over.
         */
        put: operations["put_panel_score"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/panels/{id}/rounds/{record_id}/slides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the slides of a branch
         * @description Six minutes, made from the evidence that reviewers chose up to the level of the panel: for each dimension two criteria, with what was written and up to three pictures. No branch makes slides. Withdrawn and hidden reports are left out, and so are pictures of minors and of people in need. For the host, for whoever keeps the branch, and for judges once the first round was opened.
         */
        get: operations["get_panel_slides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Places by name
         * @description Villages, grids, sites and the like, to pick from instead of typing. For everybody signed in.
         */
        get: operations["list_places"];
        put?: never;
        /**
         * Add a place
         * @description Needs `organization_keeper` for the organisation named; without one, the city's administrator.
         */
        post: operations["create_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/{place_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One place
         * @description For everybody signed in, as the list is: to say by name what is known by its id.
         */
        get: operations["get_place"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a place
         * @description Needs `organization_keeper` for the organisation the place belongs to.
         */
        patch: operations["update_place"];
        trace?: never;
    };
    "/api/v1/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Postings, newest first
         * @description By organisation (its guests and its own people elsewhere) or by member, for those who may see the members of that branch. With neither: your own; for the city's administrator, all.
         */
        get: operations["list_postings"];
        put?: never;
        /**
         * Post a member to a host
         * @description Needs `city_admin`. From the first to the last day the member may file for the host, and must not score it.
         */
        post: operations["create_posting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/postings/{posting_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change or end a posting
         * @description Needs `city_admin`. A posting ends by its last day; it is never deleted.
         */
        patch: operations["update_posting"];
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Projects by name
         * @description For everybody signed in.
         */
        get: operations["list_projects"];
        put?: never;
        /**
         * Add a project
         * @description Needs `city_admin`.
         */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a project
         * @description Needs `city_admin`.
         */
        patch: operations["update_project"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who works on a project
         * @description The organisations, by name. For everybody signed in, as the projects of an organisation are.
         */
        get: operations["list_project_organizations"];
        /**
         * Say who works on a project
         * @description Needs `city_admin`. The list replaces the one before.
         */
        put: operations["set_project_organizations"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the public list
         * @description Branches proposed for an honour in this cycle, and those that hold it, in the order of areas: names only, without scores or ranks. For anybody, without logging in.
         */
        get: operations["get_public_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-lists/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object to a branch on the public list
         * @description For anybody, without logging in, while the branch is public. A contact may be left out; it is sealed, and only handlers who did not score the branch read it.
         */
        post: operations["receive_objection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public-lists/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the public list as a page
         * @description The same as HTML that prints on A4. It loads nothing and runs nothing.
         */
        get: operations["get_public_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ranking-snapshots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a frozen ranking
         * @description With its entries, the very text the digest is over, and whether the two fit.
         */
        get: operations["get_ranking_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ranking-snapshots/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compute a frozen ranking anew
         * @description From the scores as they are now, and compare the two byte by byte. Where they differ, the lines of both are listed.
         */
        get: operations["compare_ranking_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List appraisal records
         * @description Records within the caller's review scopes, and those of the branches the caller keeps, in the order of places. Every appraised organisation has its record from the opening of the cycle on, whether it filed anything or not. There are no scores and no ranking here, and of progress only that of the caller's own levels. A reviewer whose level scores blind sees an alias until it has concluded, and finds such a record by no name and no place.
         */
        get: operations["list_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the dossier of a record
         * @description Sheet, scores of every level with their reasons, evidence with renditions, and what is still missing, in one request. A reviewer in scope sees all of it. The keeper of the branch, and a reviewer who belongs or is posted to it, see the sheet, the branch's own score and the evidence, without the scores, names and remarks of reviewers and without visit notes. To a level that scores blind, names of the branch, of places and of people are hidden until it has concluded. The ETag goes into `If-Match` of a change.
         */
        get: operations["get_dossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bonus, deduction and veto of a record
         * @description With event, day and source of each, in the order in which they were set. Lifted ones stay listed. The branch sees them without the names of those who set them.
         */
        get: operations["list_adjustments"];
        put?: never;
        /**
         * Set a bonus, a deduction or a veto
         * @description Each rests on a document. All bonuses together add 5.00 at the most, and one outcome counts once; leaders' notes, press items and titles are no outcome. A veto waits for a second person, see `POST /api/v1/adjustments/{id}/confirm`.
         */
        post: operations["set_adjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the objections against a branch
         * @description With their contacts, for handlers who have no part in the branch and gave none of its scores. Each reading is on the trail.
         */
        get: operations["list_objections"];
        put?: never;
        /**
         * Take down an objection
         * @description One that came by phone, letter or visit. By a handler who has no part in the branch and gave none of its scores.
         */
        post: operations["note_objection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/offers/{criterion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Offer reports for a criterion
         * @description Puts reports of the branch that are linked to the record beside a criterion, where those who score it see them first. Nobody has to: a reviewer finds every linked report anyway. Sending the same list again changes nothing.
         */
        put: operations["put_offers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/panels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how a branch did on panels
         * @description On those that are over, beside its scores, which they do not change. For its reviewers and for whoever keeps it. To a level that scores blind, until it has concluded, the panel has no id and its title no names.
         */
        get: operations["list_record_panels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the reports linked to a record
         * @description Submitted reports of the branch on days of the cycle, the newest first: what a reviewer chooses evidence from. Reports link themselves; nobody is asked again. To a level that scores blind, names are hidden until it has concluded, and `q` finds only what is shown.
         */
        get: operations["list_record_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/self-scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Score the own branch
         * @description Points and one line of reason for each criterion; nothing is uploaded. Possible once the branch has declared, and again when a level has returned the record. The step `submit_self_scores` hands it in.
         */
        put: operations["put_self_scores"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the steps of a record
         * @description Where the record stands, the steps it took with their reasons, and those the caller could take from here with what is still missing. The branch does not see who took a step.
         */
        get: operations["list_steps"];
        put?: never;
        /**
         * Take a step
         * @description Declaring, withdrawing, submitting the self-assessment, concluding a level, returning, passing over, inspecting, publicising, objections, naming, review and revocation are steps of one table: who takes which from where. Declaring is free, and nobody is reminded. A level returns a record once at the most, with a reason. Naming needs a decision, and the days of publicity to be over. A veto is set and confirmed at `/records/{id}/adjustments`.
         */
        post: operations["take_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/supplements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the questions to a branch
         * @description With their answers, and the criteria about which nobody has asked yet. Every level sees the questions of all.
         */
        get: operations["list_supplements"];
        put?: never;
        /**
         * Ask a branch for one line
         * @description Once at the most for a criterion, by all levels together, and only after its reports were looked through for that criterion. The branch has five working days or more, answers in one line, and may decline without effect. Members are never asked.
         */
        post: operations["ask_supplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/visit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the visit notes of a branch
         * @description For inspectors and reviewers in scope; not for the branch, and not for a level that still scores blind.
         */
        get: operations["list_visit_notes"];
        put?: never;
        /**
         * Write a visit note
         * @description What an inspector saw and heard, with up to nine photos, which follow one by one; none is fine. Once the city has concluded he also tells what he found: `confirm`, `adjust` (scores have to be looked at again) or `fail`, and the step `inspect` is bound by it. Sending the same again is the same as once. A note may be named as evidence of a score.
         */
        post: operations["write_visit_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{record_id}/scores/{criterion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Score a criterion
         * @description Writes the score of the caller's level and the evidence it rests on in one transaction. Scores of other levels stay as they are. What is attached is frozen: the text, the digests of the photos, who filed it and when. One report may support many criteria, levels and cycles. A report without photos can carry full points.
         */
        put: operations["put_score"];
        post?: never;
        /**
         * Take back a score
         * @description Removes the score of the caller's level and detaches its evidence, which stays readable as history.
         */
        delete: operations["clear_score"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{record_id}/second-scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List second scores
         * @description Of a record, at the levels at which the caller reviews it, beside the scores of the level.
         */
        get: operations["list_second_scores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{record_id}/second-scores/{criterion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a second score
         * @description Where the cycle was opened with a gap (双人评分), another reviewer of the level says what he would give; never the one who gave its score. It changes no score. From the gap on it is discrepant: the level looks again and gives its score once more, the same or another, before it concludes.
         */
        put: operations["put_second_score"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search reports
         * @description Reports the caller may see: his own, those he is named in, those of branches he keeps or reviews; newest day first. Pages are stable while new reports arrive. Withdrawn and hidden reports appear to their author only. There is no total: nothing here counts reports. To a level that scores blind, names are hidden until it has concluded: an alias stands for the branch, its id and those of people are nil, and a search by text, branch, area, place or project leaves such reports out.
         */
        get: operations["list_reports"];
        put?: never;
        /**
         * Submit a report
         * @description Sends the manifest of a report: its text and the photos that will follow. A text of one sentence without any photo is a full report. The client mints all ids (UUID version 7), so the same manifest can be sent again as often as a bad line needs: the answer is the stored report. `photos[].missing` tells which bytes to send with `put_photo_content`; a picture that this sender, or this branch, has stored before is not sent again.
         */
        post: operations["submit_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a report with its photos in one request
         * @description For programs that send on behalf of people; phones on bad lines use `submit_report` and send each photo by itself. The first part is named `manifest` and is what `submit_report` takes; each further part is a photo as it is, named by the id that the manifest gives it. Everything is checked and stored as if it had come one by one: the manifest first, then each photo as its part ends. 2xx means that all of it is durable. After any other end, also of the connection, what came is kept, the report says which photos are missing, and sending the same request again goes on from there; a part whose bytes are here already is passed over. With an `Idempotency-Key` the answer is kept for a day and given again to the same request of the same account, told by its manifest, which names the digest of every photo; an answer that is no success is not kept.
         */
        post: operations["submit_report_bundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a report
         * @description The report with its photos and what is known of them, and for its author and the reviewing line where it is used as evidence. Outside of what the caller may see it is a 404. To a level that scores blind, until it has concluded, an alias stands for the branch, names are hidden in texts, ids of branch and people are nil, and partner, project, team, place, points and uses are absent; pictures stay.
         */
        get: operations["get_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit a report
         * @description For its author or filer, until evidence rests on it. Absent fields stay as they are, null empties. `photos` is the whole new list: a photo named before stays, a new one is awaited, one left out goes.
         */
        patch: operations["edit_report"];
        trace?: never;
    };
    "/api/v1/reports/{report_id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide a report
         * @description 一键隐藏: for those who keep the branch or review it. It leaves all lists but its author's, who sees the reason. Doing it again keeps the first reason.
         */
        post: operations["hide_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the hints of a report
         * @description Photos of the report that show what an earlier photo of another report shows: the same file, or the same picture smaller, brighter, cropped, turned, mirrored or stamped. For the author and the filer of the report, and for reviewers whose scope covers its branch; a 404 for everybody else. A hint is neutral: nothing is refused, hidden or counted because of it. Reviewers see the earlier report's branch, day and picture wherever it lies, except pictures with minors or people in need of another line. The author sees the day only, unless the earlier report is his to see. Where either report is of a branch that the caller's level still scores blind, he sees day and picture, and no ids, no branch and no remark. Hints appear some seconds after a photo is `ready`.
         */
        get: operations["list_hints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/hints/{hint_id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say why a photo is there twice
         * @description For the author or filer of the report, once for each hint, and never demanded. `same_activity` (同一活动) settles it: several reports of one activity may show one photo. Sending the same again changes nothing.
         */
        put: operations["explain_hint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/hints/{hint_id}/renditions/{long_side}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the earlier picture of a hint
         * @description The picture of the earlier report, to be seen beside the one of this report. For the reviewing line of this report, and for the author where the earlier report is his to see. A reviewer's look at a report outside of his scope is written to the trail before the first byte leaves, so the answer is never kept by browsers. With a public S3 endpoint configured the answer is a link to the store that works for some minutes.
         */
        get: operations["get_hint_rendition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/photos/{photo_id}/blur": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what is hidden in a photo
         * @description For the author or filer of the report, and for reviewers whose scope covers it.
         */
        get: operations["get_photo_blur"];
        /**
         * Hide parts of a photo
         * @description Faces, plates, papers: rectangles of the upright picture, in ten-thousandths of its sides, painted black or coarsened. For the author or filer of the report, and for reviewers whose scope covers it; each side replaces its own list and leaves the other's. At once the old pictures are not served any more, anywhere; new ones follow soon. The original is kept as it is, is what evidence names by its digest, and is not handed out while anything is hidden. The same bytes in another report show the sum of what was hidden in them. What the reviewing line hides belongs to the bytes: it stays when they are sent again, and whoever reviews a report that shows them may change it.
         */
        put: operations["put_photo_blur"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/photos/{photo_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send the bytes of a photo
         * @description For the author or filer of the report. The body is the file as it is, under any content type, with or without a length. Length and SHA-256 must be those of the manifest. The format is told by the first bytes; accepted are JPEG, PNG, WebP, HEIC and GIF. When the answer comes the bytes are durable; pictures follow soon after. Sending again is answered alike and changes nothing.
         */
        put: operations["put_photo_content"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/photos/{photo_id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an original without its metadata
         * @description For reviewers whose scope covers the branch. The pixels are those that were sent; time, place and camera are taken out. Where a format cannot be cleaned (HEIC, or a damaged file) the 1600 px picture stands in, and the header `X-Shigan-Substitute: rendition-1600` says so. Each look is written to the trail before the first byte leaves.
         */
        get: operations["get_original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/photos/{photo_id}/renditions/{long_side}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a picture
         * @description An upright JPEG without metadata, 320 or 1600 pixels on the longer side, for those who may see the pictures of the report. Under the address that the report names, with its revision, the bytes never change, so browsers may keep them for a year; without the revision they have to ask again, since something may have been hidden in the picture. Until the photo is `ready` this is a 404; the report tells its state. With a public S3 endpoint configured the answer is a link to the store that works for some minutes.
         */
        get: operations["get_rendition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a report
         * @description For its author or filer, while no evidence rests on it. It leaves everybody else's sight. Doing it again changes nothing.
         */
        post: operations["withdraw_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a roster
         * @description Carries out a plan that was looked at, in one transaction. The same files are sent again; nothing is changed when they, or what is stored, would lead to another plan by now. The answer holds the one-time codes of people who are new.
         */
        post: operations["import_roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare a roster with what is stored
         * @description Reads a workbook or tables as CSV (docs/roster-format.md), tells what would change and what is wrong, and changes nothing; the trail notes who looked. 64 MiB at the most, one at a time.
         */
        post: operations["plan_roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's devices
         * @description The caller's sessions that still run, newest first. Logging in on more than twenty devices logs the oldest out.
         */
        get: operations["list_sessions"];
        put?: never;
        /**
         * Log in
         * @description The answer to a wrong password and to a login nobody has is the same, and so
         *     is the time it takes; five failures lock either for a while.
         */
        post: operations["create_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log out
         * @description Ends the session the request is made with. It is refused from the next request on.
         */
        delete: operations["end_current_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log one of one's devices out
         * @description Only the caller's own sessions can be ended here; any other is not found.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sheets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a sheet
         * @description A version of a sheet with its criteria. Sheets of a draft are shown to city administrators only.
         */
        get: operations["get_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sheets/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a sheet
         * @description As JSON in the shape in which it is written, or as a workbook that a department can edit and send back.
         */
        get: operations["export_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supplements/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer or decline a question
         * @description By the secretary or the contact, in one line. Without an answer it is declined (没有可补充的); that has no effect on anything.
         */
        post: operations["answer_supplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a team
         * @description Needs `organization_keeper`: the secretary or contact of that branch, or the city's administrator.
         */
        post: operations["create_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a team
         * @description Needs `organization_keeper` for the organisation the team belongs to.
         */
        patch: operations["update_team"];
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an upload
         * @description For the author or filer of the report. The body may be empty, or the start of the photo, or all of it (creation-with-upload). An upload is kept for seven days; of more than four at a time for one photo the oldest is ended.
         */
        post: operations["create_upload"];
        delete?: never;
        /**
         * Ask what the upload server can do
         * @description tus 1.0.0, for photos on bad lines: any client of that protocol works. Send the manifest of the report first; `Upload-Metadata` then names `report_id` and `photo_id`. Needs no login and no Tus-Resumable.
         */
        options: operations["describe_uploads"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End an upload
         * @description For the account that began it. Its bytes are forgotten; a photo that is here already stays.
         */
        delete: operations["end_upload"];
        options?: never;
        /**
         * Ask where an upload stands
         * @description For the account that began it. A request that is still sending to it is stopped first, and what it brought counts. When the photo is here, by this upload or another way, the offset is its length.
         */
        head: operations["head_upload"];
        /**
         * Send bytes of an upload
         * @description For the account that began it. Bytes that came before the line broke count, unless Upload-Checksum was to protect them: ask with HEAD where to go on. The newest request wins within two seconds; an older one is answered 423. With the last byte the photo is taken like any other, and the answer comes when it is durable.
         */
        patch: operations["append_upload"];
        trace?: never;
    };
    "/api/v1/visit-notes/{id}/photos/{photo_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send the bytes of a photo of a visit
         * @description By whoever wrote the note. The body is the file as it is; length and SHA-256 must be those of the note. When the answer comes the bytes are durable; pictures follow soon after. Sending again changes nothing.
         */
        put: operations["put_visit_photo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit-notes/{id}/photos/{photo_id}/renditions/{long_side}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a picture of a visit
         * @description An upright JPEG without metadata, 320 or 1600 pixels on the longer side, for those who may read the note. Until it is made this is a 404. With a public S3 endpoint configured the answer is a link to the store that works for some minutes.
         */
        get: operations["get_visit_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit-notes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a visit note
         * @description By whoever wrote it, with a reason, unless a score rests on it. It stays listed and binds nothing any more.
         */
        post: operations["withdraw_visit_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-themes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The work themes
         * @description Tags for reports: what the city works on this year.
         */
        get: operations["list_work_themes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Liveness */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readiness */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: uuid
         * @description A person who can log in.
         */
        AccountId: string;
        /** @description A device an account is logged in on. */
        AccountSessionView: {
            /** @description The session, by which the device is logged out. */
            id: components["schemas"]["SessionId"];
            /**
             * @description What the person calls the device.
             * @example 我的手机
             */
            device_label: string;
            /** @description How its token travels. */
            transport: components["schemas"]["Transport"];
            /**
             * @description From which network address it was logged in, as far as the trail tells.
             * @example 10.20.30.40
             */
            address?: string | null;
            /** @description When it was logged in. */
            created_at: components["schemas"]["Instant"];
            /** @description When it was last seen, to the minute. */
            last_seen_at: components["schemas"]["Instant"];
            /** @description When the session ends by itself. */
            expires_at: components["schemas"]["Instant"];
        };
        /** @description The devices of an account. */
        AccountSessionsView: {
            /** @description All of them, newest first; there are twenty at the most. */
            items: components["schemas"]["AccountSessionView"][];
        };
        /** @enum {string} */
        AccountState: "active" | "disabled";
        /** @description An account in a list. */
        AccountSummaryView: {
            /** @description The account. */
            id: components["schemas"]["AccountId"];
            /**
             * @description The login.
             * @example 13800000001
             */
            login: string;
            /**
             * @description The person's name.
             * @example 陈秀英
             */
            name: string;
            /** @description Whether it may log in. */
            state: components["schemas"]["AccountState"];
            /** @description Whether a password was ever chosen. */
            activated: boolean;
        };
        /** @description An account with all that is known of it. */
        AccountView: {
            /** @description The account. */
            id: components["schemas"]["AccountId"];
            /**
             * @description The login.
             * @example 13800000001
             */
            login: string;
            /**
             * @description The person's name.
             * @example 陈秀英
             */
            name: string;
            /** @description Whether it may log in. */
            state: components["schemas"]["AccountState"];
            locked_until?: null | components["schemas"]["Instant"];
            password_changed_at?: null | components["schemas"]["Instant"];
            /** @description Whether another password is due. */
            must_change_password: boolean;
            activation_code_expires_at?: null | components["schemas"]["Instant"];
            member?: null | components["schemas"]["MembershipView"];
            /** @description Roles in force. */
            roles: components["schemas"]["RoleView"][];
            /** @description When it was made. */
            created_at: components["schemas"]["Instant"];
        };
        /** @description A one-time code and the password it shall set. */
        ActivateAccountBody: {
            /**
             * @description The login, for members the phone number.
             * @example 13800000001
             */
            login: string;
            /**
             * @description The one-time code; dashes, blanks and lower case do not matter.
             * @example 7KQ2-M9XB-4TFD
             */
            code: string;
            /**
             * @description The password to set: at least 8 characters of three kinds, 10 for reviewers and administrators.
             * @example Kiln-743-river
             */
            new_password: string;
        };
        /** @description A one-time code to hand over. */
        ActivationCodeView: {
            /** @description The account it opens. */
            account_id: components["schemas"]["AccountId"];
            /**
             * @description The code. Shown this once.
             * @example 7KQ2-M9XB-4TFD
             */
            activation_code: string;
            /** @description Until when it may be used. */
            expires_at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        ActorKind: "account" | "operator" | "system" | "nobody";
        /** @description A bonus, a deduction or a veto. */
        AdjustmentBody: {
            /** @description Which of the three. */
            kind: components["schemas"]["AdjustmentKind"];
            level?: null | components["schemas"]["Level"];
            ground?: null | components["schemas"]["VetoGround"];
            /**
             * Format: int32
             * @description In hundredths of a point: 1 to 500 for a bonus, 1 to 10000 for a deduction, none for a veto.
             * @example 200
             */
            points?: number;
            /** @description The outcome that can be checked, or what happened; 1 to 500 characters. */
            event: string;
            /**
             * Format: date
             * @description When: within the cycle; for a veto, or in the year before.
             */
            happened_on: string;
            /** @description Number or title of the document that shows it, 1 to 200 characters. */
            source_document: string;
        };
        /**
         * Format: uuid
         * @description A bonus, a deduction or a veto.
         */
        AdjustmentId: string;
        /** @enum {string} */
        AdjustmentKind: "bonus" | "deduction" | "veto";
        /** @description One adjustment. */
        AdjustmentView: {
            id: components["schemas"]["AdjustmentId"];
            kind: components["schemas"]["AdjustmentKind"];
            level: components["schemas"]["Level"];
            ground?: null | components["schemas"]["VetoGround"];
            /** Format: int32 */
            points: number;
            event: string;
            /** Format: date */
            happened_on: string;
            source_document: string;
            /** @description Shown to reviewers only. */
            set_by?: string | null;
            set_at: components["schemas"]["Instant"];
            confirmed_at?: null | components["schemas"]["Instant"];
            lifted_at?: null | components["schemas"]["Instant"];
            lift_reason?: string | null;
        };
        /** @description The adjustments of a record. */
        AdjustmentsView: {
            record_id: components["schemas"]["RecordId"];
            /** Format: int32 */
            revision: number;
            /** @description In order; lifted ones too. */
            items: components["schemas"]["AdjustmentView"][];
        };
        /** @description Changes of an area; what is left out stays. */
        AreaChangeBody: {
            /** @description The new name. */
            name?: string | null;
            kind?: null | components["schemas"]["AreaKind"];
            parent_id?: null | components["schemas"]["AreaId"];
        };
        /**
         * Format: uuid
         * @description A city, county, district, zone or township.
         */
        AreaId: string;
        /** @enum {string} */
        AreaKind: "city" | "county" | "district" | "zone" | "township" | "subdistrict";
        /** @description A city, county, district, zone or township. */
        AreaView: {
            /** @description Its id. */
            id: components["schemas"]["AreaId"];
            /**
             * @description Stable code, the same as in the roster.
             * @example FZ-LC
             */
            code: string;
            parent_id?: null | components["schemas"]["AreaId"];
            /** @description What it is. */
            kind: components["schemas"]["AreaKind"];
            /**
             * @description Its name.
             * @example 临川区
             */
            name: string;
            /**
             * @description Codes from the root, each closed by a slash.
             * @example FZ/FZ-LC/
             */
            path: string;
        };
        /** @description Areas, each behind the one above it. */
        AreasView: {
            /** @description The areas. */
            items: components["schemas"]["AreaView"][];
        };
        /** @description One event of the trail. */
        AuditEventView: {
            /** @description Its id. */
            id: components["schemas"]["EventId"];
            /** @description When. */
            at: components["schemas"]["Instant"];
            /** @description What kind of actor. */
            actor_kind: components["schemas"]["ActorKind"];
            account_id?: null | components["schemas"]["AccountId"];
            /** @description The name that account has today. */
            actor_name?: string | null;
            session_id?: null | components["schemas"]["SessionId"];
            /** @description In which request, as the log names it. */
            request_id?: string | null;
            /** @description From which network address. */
            address?: string | null;
            /**
             * @description What was done.
             * @example report.submit
             */
            action: string;
            /** @description How it ended. */
            outcome: components["schemas"]["Outcome"];
            /**
             * @description To what kind of thing.
             * @example field_report
             */
            subject_kind: string;
            /** @description To which thing. */
            subject_id: string;
            /** @description Facts that belong to it. */
            details: Record<string, never>;
            /**
             * Format: int64
             * @description Number of the seal that covers it; null until it has one.
             */
            seal_number?: number | null;
        };
        /** @enum {string} */
        Basis: "D" | "V" | "S" | "F";
        /** @description A rectangle of the upright picture, in ten-thousandths of its width and height from the top left corner. */
        BlurArea: {
            /**
             * Format: int32
             * @description Left edge.
             * @example 2500
             */
            x: number;
            /**
             * Format: int32
             * @description Upper edge.
             * @example 1000
             */
            y: number;
            /**
             * Format: int32
             * @description Width.
             * @example 1200
             */
            width: number;
            /**
             * Format: int32
             * @description Height.
             * @example 1500
             */
            height: number;
            /** @description How it is hidden. */
            mode: components["schemas"]["BlurMode"];
        };
        /** @description What is to be hidden in a photo. */
        BlurBody: {
            /** @description All areas to be hidden on behalf of the caller; an empty list shows again what he had hidden. */
            areas: components["schemas"]["BlurArea"][];
        };
        /**
         * @description How an area is hidden.
         * @enum {string}
         */
        BlurMode: "black" | "blur";
        /** @description What is hidden in a photo. */
        BlurView: {
            /** @description By its author or filer. */
            author: components["schemas"]["BlurArea"][];
            /** @description By the reviewing line. */
            reviewer: components["schemas"]["BlurArea"][];
        };
        /** @description A report with its photos. */
        BundleBody: {
            /** @description The first part: the manifest as JSON, as for `submit_report`. */
            manifest: components["schemas"]["ManifestBody"];
            /**
             * Format: binary
             * @description Each photo as a part of its own, whose name is the id that the manifest gives it; in any order.
             */
            photo_id?: string | null;
        };
        /** @description What each level asked. */
        BurdenView: {
            /** @description From the lowest level up. Members are asked nothing by any level. */
            levels: components["schemas"]["LevelBurdenView"][];
        };
        /** @description Somebody who may judge. */
        CandidateJudgeView: {
            account_id: components["schemas"]["AccountId"];
            name: string;
            /** @description Whether he does. */
            seated: boolean;
        };
        /** @description What a criterion has in a record. */
        CellView: {
            level?: null | components["schemas"]["ScoreLevel"];
            /**
             * Format: int32
             * @description What it gave, in hundredths.
             */
            points?: number | null;
            /** @description The kinds of evidence that stand, each once. */
            evidence: components["schemas"]["EvidenceKind"][];
        };
        /** @description A new chain for one domain. */
        ChainBody: {
            /** @description From the lowest level up; the last is the city's. */
            steps: components["schemas"]["ReviewStep"][];
        };
        /** @description The chain of one domain. */
        ChainView: {
            /**
             * @description Code of the domain.
             * @example hospital
             */
            domain: string;
            /** @description From the lowest level up. */
            steps: components["schemas"]["ReviewStep"][];
        };
        /** @description The chains of a cycle. */
        ChainsView: {
            /** @description One for each domain, in the order of the domains. */
            items: components["schemas"]["ChainView"][];
        };
        /** @description A change of password. */
        ChangePasswordBody: {
            /**
             * @description The password so far.
             * @example Kiln-743-river
             */
            current_password: string;
            /**
             * @description The next one: at least 8 characters of three kinds, 10 for reviewers and administrators.
             * @example Reed-918-stone
             */
            new_password: string;
        };
        /** @enum {string} */
        Channel: "web" | "phone" | "letter" | "visit";
        /** @description What the sender says of a photo. */
        ClaimView: {
            /** @description What the phone takes the bytes for. */
            media_type: string;
            /**
             * @description Local time by the phone's clock.
             * @example 2026-10-01T09:30:15
             */
            taken_at?: string | null;
            /**
             * Format: int32
             * @description Its offset from UTC.
             * @example 480
             */
            offset_minutes?: number | null;
            point?: null | components["schemas"]["PointView"];
        };
        /** @description A snapshot beside the ranking computed anew from the scores. */
        ComparisonView: {
            /** @description Whether the two are the same, byte by byte. */
            equal: boolean;
            then_sha256: components["schemas"]["Sha256"];
            now_sha256: components["schemas"]["Sha256"];
            /** @description Records whose lines differ, in the order of their codes. */
            differences: components["schemas"]["DifferenceView"][];
        };
        /** @description How many of the promised photos are here: "7 of 9". */
        CompletenessView: {
            /** @description Photos whose bytes are durable. */
            received: number;
            /** @description Photos promised. */
            expected: number;
            /** @description Whether nothing is missing. */
            complete: boolean;
        };
        /** @description What the second person says. */
        ConsentBody: {
            /** @description Whether he agrees. */
            agrees: boolean;
            /** @description A remark; due when he does not agree. */
            note?: string | null;
        };
        /** @enum {string} */
        CoordinateSystem: "wgs84" | "gcj02";
        /** @description A person who shall be able to log in. */
        CreateAccountBody: {
            /**
             * @description The login; capital letters are made small.
             * @example 13800000009
             */
            login: string;
            /**
             * @description The person's name.
             * @example 吴敏
             */
            name: string;
        };
        /** @description Who logs in, and on which device. */
        CreateSessionBody: {
            /**
             * @description The login, for members the phone number.
             * @example 13800000001
             */
            login: string;
            /**
             * @description The password.
             * @example Kiln-743-river
             */
            password: string;
            /**
             * @description A name by which the person will know this device again.
             * @example 我的手机
             */
            device_label?: string;
            /** @default bearer */
            transport: components["schemas"]["Transport"];
        };
        /** @description A session just opened. */
        CreatedSessionView: {
            /** @description The session, by which the device is logged out. */
            session_id: components["schemas"]["SessionId"];
            /** @description To be sent as `Authorization: Bearer …`. Shown this once; absent when it travels in a cookie. */
            token?: string | null;
            /** @description When the session ends by itself. */
            expires_at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description Minutes without a request that end it; absent for members.
             */
            idle_minutes?: number | null;
            /** @description Whether `PUT /api/v1/account/password` is due before anything else is allowed. */
            must_change_password: boolean;
            /**
             * @description The person's name.
             * @example 陈秀英
             */
            name: string;
        };
        /** @description One line of a sheet to write. */
        CriterionBody: {
            /** @description Letter of the dimension (P, O, C, S, A) and a number. */
            code: string;
            dimension: components["schemas"]["Dimension"];
            text_zh: string;
            text_en: string;
            /**
             * Format: int32
             * @description In hundredths of a point.
             */
            max_points: number;
            /** @description At least one of D, V, S, F; none twice. */
            basis: components["schemas"]["Basis"][];
            /** @description True exactly where F stands without D and without S: where only a report or a visit can show it. */
            evidence_required: boolean;
        };
        /** @description One criterion with what every level thinks of it. */
        CriterionDossierView: {
            criterion: components["schemas"]["CriterionView"];
            /** @description From the lowest level up. A branch sees its own only. */
            scores: components["schemas"]["ScoreView"][];
            /** @description From the lowest level up, in the order of attaching. */
            evidence: components["schemas"]["EvidenceView"][];
            /** @description Reports the branch offers for it, in the order of offering. */
            offered: components["schemas"]["ReportId"][];
        };
        /**
         * Format: uuid
         * @description One criterion of a sheet.
         */
        CriterionId: string;
        /** @description One criterion. */
        CriterionView: {
            id: components["schemas"]["CriterionId"];
            /** @example A2 */
            code: string;
            dimension: components["schemas"]["Dimension"];
            text_zh: string;
            text_en: string;
            /**
             * Format: int32
             * @description In hundredths of a point.
             * @example 600
             */
            max_points: number;
            /** @description What a score may rest on: D data already held, V visit, S survey, F field report. */
            basis: components["schemas"]["Basis"][];
            /** @description Whether a score above zero needs a report, photos or a visit note behind it. A report without photos is enough. */
            evidence_required: boolean;
        };
        /** @description A new cycle. */
        CycleBody: {
            /** @description Name for people, 1 to 100 characters. */
            name: string;
            /**
             * Format: date
             * @description First day covered.
             */
            starts_on: string;
            /**
             * Format: date
             * @description Last day covered.
             */
            ends_on: string;
            /** @description The legal footing. */
            scheme_type: components["schemas"]["SchemeType"];
            /** @description Number of the approving document; a demonstration scheme cannot open without it. */
            approval_document?: string | null;
            /**
             * Format: int32
             * @description Most 红旗 honours: an upper limit, never a target.
             * @default 100
             */
            red_flag_cap: number;
            /**
             * Format: int32
             * @description Most 模范 honours: an upper limit, never a target.
             * @default 100
             */
            model_cap: number;
            /**
             * Format: int32
             * @description Working days a list is public before anybody is named, 1 to 60.
             * @default 5
             */
            publicity_days: number;
            /** @description Levels that score blind at first (盲评): names are hidden from them until they have concluded. */
            blind_levels?: components["schemas"]["Level"][];
            copy_from?: null | components["schemas"]["CycleId"];
        };
        /** @description A change of a draft: absent fields stay as they are. */
        CycleChangeBody: {
            /** @description New name. */
            name?: string | null;
            /**
             * Format: date
             * @description New first day.
             */
            starts_on?: string | null;
            /**
             * Format: date
             * @description New last day.
             */
            ends_on?: string | null;
            scheme_type?: null | components["schemas"]["SchemeType"];
            /** @description New approval; `null` takes it away. */
            approval_document?: string | null;
            /**
             * Format: int32
             * @description New cap.
             */
            red_flag_cap?: number | null;
            /**
             * Format: int32
             * @description New cap.
             */
            model_cap?: number | null;
            /**
             * Format: int32
             * @description New count of working days.
             */
            publicity_days?: number | null;
            /** @description Other levels that score blind. */
            blind_levels?: components["schemas"]["Level"][] | null;
        };
        /**
         * Format: uuid
         * @description A year's campaign.
         */
        CycleId: string;
        /** @description How far a cycle has come. */
        CycleProgressView: {
            /** @description By domain and state; what is not named has no records. */
            items: components["schemas"]["StateCountView"][];
        };
        /** @enum {string} */
        CycleState: "draft" | "open" | "closed";
        /** @description A question in a list over a cycle. */
        CycleSupplementView: {
            id: components["schemas"]["SupplementId"];
            record_id: components["schemas"]["RecordId"];
            /** @description Full name of the organisation; an alias while the caller's level scores it blind. */
            organization: string;
            criterion_id: components["schemas"]["CriterionId"];
            /** @example A2 */
            criterion: string;
            text_zh: string;
            text_en: string;
            level: components["schemas"]["Level"];
            state: components["schemas"]["SupplementState"];
            /** @description Absent while the caller's level scores blind: then it is read at the record, without names. */
            question?: string | null;
            asked_at: components["schemas"]["Instant"];
            /**
             * Format: date
             * @description Last day for an answer.
             */
            answer_by: string;
            /** @description Absent where it was declined, and while the caller's level scores blind. */
            answer?: string | null;
            answered_at?: null | components["schemas"]["Instant"];
        };
        /** @description A cycle. */
        CycleView: {
            id: components["schemas"]["CycleId"];
            /** @example 2026年度创评 */
            name: string;
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
            scheme_type: components["schemas"]["SchemeType"];
            approval_document?: string | null;
            /** Format: int32 */
            red_flag_cap: number;
            /** Format: int32 */
            model_cap: number;
            /** Format: int32 */
            publicity_days: number;
            /** @description Levels that score blind at first, from the lowest up. */
            blind_levels: components["schemas"]["Level"][];
            state: components["schemas"]["CycleState"];
            opened_at?: null | components["schemas"]["Instant"];
            closed_at?: null | components["schemas"]["Instant"];
            created_at: components["schemas"]["Instant"];
            updated_at: components["schemas"]["Instant"];
        };
        /** @description A decision of a committee. */
        DecisionBody: {
            /**
             * @description Its number.
             * @example 抚发〔2026〕9号
             */
            number: string;
            /**
             * Format: date
             * @description Its day.
             */
            day: string;
        };
        /** @description A record whose line differs. */
        DifferenceView: {
            record_id: components["schemas"]["RecordId"];
            code: string;
            /** @description Full name of its organisation; an alias while the caller's level scores it blind. */
            name: string;
            then?: null | components["schemas"]["RankedView"];
            now?: null | components["schemas"]["RankedView"];
        };
        /** @enum {string} */
        Dimension: "political" | "organization" | "capability" | "conduct" | "performance";
        /** @description An upper limit for a domain. */
        DomainCapBody: {
            /** @example hospital */
            domain: string;
            /**
             * Format: int32
             * @description 0 to 100000.
             */
            cap: number;
        };
        /** @description One of the eight domains. */
        DomainView: {
            /**
             * @description Stable code.
             * @example rural
             */
            code: string;
            /**
             * @description Chinese name.
             * @example 农村
             */
            name_zh: string;
            /**
             * @description English name.
             * @example Villages
             */
            name_en: string;
            /** @description The honour its branches compete for. */
            honor: components["schemas"]["Honor"];
            /**
             * @description `area` when townships and counties review it, else the code of the line's committee.
             * @example area
             */
            review_line: string;
        };
        /** @description The domains in their order. */
        DomainsView: {
            /** @description The domains. */
            items: components["schemas"]["DomainView"][];
        };
        DossierCycleView: {
            id: components["schemas"]["CycleId"];
            name: string;
            state: components["schemas"]["CycleState"];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
        };
        /** @description A report among the evidence that has hints. */
        DossierHintView: {
            /** @description The report. */
            report_id: components["schemas"]["ReportId"];
            /**
             * Format: int64
             * @description How many hints.
             */
            hints: number;
            /**
             * @description Where to read them.
             * @example /api/v1/reports/018f3c5e-0000-7000-8000-000000000001/hints
             */
            url: string;
        };
        DossierSheetView: {
            id: components["schemas"]["SheetId"];
            /** Format: int32 */
            version: number;
            title_zh: string;
            title_en: string;
        };
        /** @description Everything about a record on one page. */
        DossierView: {
            id: components["schemas"]["RecordId"];
            /**
             * Format: int32
             * @description Send it back as `If-Match: "r<revision>"` with every change.
             */
            revision: number;
            state: components["schemas"]["RecordState"];
            updated_at: components["schemas"]["Instant"];
            organization: components["schemas"]["RecordOrganizationView"];
            cycle: components["schemas"]["DossierCycleView"];
            sheet?: null | components["schemas"]["DossierSheetView"];
            /** @description In the order of the sheet. */
            criteria: components["schemas"]["CriterionDossierView"][];
            /** @description What each level has given so far, side by side. */
            totals: components["schemas"]["TotalView"][];
            /** @description What is still missing at each of the caller's levels; empty for the branch itself. */
            missing: components["schemas"]["MissingView"][];
            /**
             * @description Reports among the evidence with photos that stood in an earlier report: neutral, and nothing follows by itself.
             *     Empty for the branch itself.
             */
            hints: components["schemas"]["DossierHintView"][];
        };
        /** @description Photos that go by themselves before long: of the whole installation. */
        DuePhotosView: {
            /**
             * Format: int32
             * @description Within so many days from today.
             * @example 30
             */
            within_days: number;
            /**
             * Format: int64
             * @description How many, by the rules of the daily cleaning; those that are due already are no part of it.
             * @example 1200
             */
            photos: number;
        };
        /** @description What may be known of the earlier report. */
        EarlierView: {
            /**
             * Format: date
             * @description The day of its work.
             */
            happened_on: string;
            /** @description Whether the caller wrote or filed it. */
            own: boolean;
            report_id?: null | components["schemas"]["ReportId"];
            photo_id?: null | components["schemas"]["PhotoId"];
            branch_id?: null | components["schemas"]["OrganizationId"];
            /**
             * @description The name of the branch.
             * @example 中共康江村支部委员会
             */
            branch_name?: string | null;
            picture?: null | components["schemas"]["HintPictureView"];
        };
        /** @description What an edit changes. Absent fields stay; null empties. */
        EditBody: {
            kind?: null | components["schemas"]["ReportKind"];
            /** @description New text; an empty one needs a photo. */
            text?: string | null;
            /** @description New outcome. */
            outcome?: string | null;
            /** @description New partner. */
            partner?: string | null;
            /** @description New theme. */
            theme?: string | null;
            project_id?: null | components["schemas"]["ProjectId"];
            team_id?: null | components["schemas"]["TeamId"];
            place_id?: null | components["schemas"]["PlaceId"];
            /**
             * Format: date
             * @description New day; the report moves to the record of the cycle that covers it.
             */
            happened_on?: string | null;
            /** @description All companions. */
            companions?: components["schemas"]["MemberId"][] | null;
            /** @description New flag. */
            has_minors?: boolean | null;
            /** @description New flag. */
            has_vulnerable?: boolean | null;
            /** @description All photos in their order: those named before stay, new ones are awaited, the others go. */
            photos?: components["schemas"]["SlotBody"][] | null;
        };
        /**
         * Format: uuid
         * @description A row of the audit trail.
         */
        EventId: string;
        /** @description One thing a score rests on. */
        EvidenceBody: {
            /** @description The report. */
            report_id: components["schemas"]["ReportId"];
            /**
             * Format: int32
             * @description The revision the reviewer read; refused when the report is at another by now.
             */
            report_revision?: number | null;
            /** @description A remark, 1 to 500 characters. */
            note?: string | null;
            /** @enum {string} */
            kind: "report";
        } | {
            /** @description The report. */
            report_id: components["schemas"]["ReportId"];
            /** @description 1 to 9 of its photos. */
            photo_ids: components["schemas"]["PhotoId"][];
            /**
             * Format: int32
             * @description The revision the reviewer read; refused when the report is at another by now.
             */
            report_revision?: number | null;
            /** @description A remark, 1 to 500 characters. */
            note?: string | null;
            /** @enum {string} */
            kind: "photos";
        } | {
            /** @description Where to find it, 1 to 500 characters. */
            text: string;
            /** @description A remark, 1 to 500 characters. */
            note?: string | null;
            /** @enum {string} */
            kind: "document";
        } | {
            /** @description 1 to 2000 characters. */
            text: string;
            /** @description A remark, 1 to 500 characters. */
            note?: string | null;
            /** @enum {string} */
            kind: "visit_note";
        } | {
            /** @description A note of this record that was not withdrawn. */
            visit_note_id: components["schemas"]["VisitNoteId"];
            /** @description A remark, 1 to 500 characters. */
            note?: string | null;
            /** @enum {string} */
            kind: "visit";
        };
        /**
         * Format: uuid
         * @description One piece of evidence under one score.
         */
        EvidenceId: string;
        /** @enum {string} */
        EvidenceKind: "report" | "photos" | "document" | "visit_note";
        /** @description A photo as it was when attached. */
        EvidencePhotoView: {
            id: components["schemas"]["PhotoId"];
            /** Format: int32 */
            position: number;
            sha256: components["schemas"]["Sha256"];
            claimed_taken_at?: null | components["schemas"]["Instant"];
            stored_at: components["schemas"]["Instant"];
            /**
             * @description Address of the small rendition.
             * @example /api/v1/reports/018f3c5e-0000-7000-8000-000000000001/photos/018f3c5e-0000-7000-8000-000000000002/renditions/320
             */
            thumbnail_url: string;
            /** @description Address of the large rendition. */
            large_url: string;
        };
        /** @description A report as it was when attached. */
        EvidenceReportView: {
            id: components["schemas"]["ReportId"];
            /** Format: int32 */
            revision: number;
            /** @example village_service */
            kind: string;
            text: string;
            outcome?: string | null;
            /** Format: date */
            happened_on: string;
            /** @description Filed later for an earlier day (补记). */
            backdated: boolean;
            author_name: string;
            /** @description Who filed it for the author (代报), if somebody did. */
            filed_by_name?: string | null;
            submitted_at: components["schemas"]["Instant"];
            photos: components["schemas"]["EvidencePhotoView"][];
        };
        /** @description What a level rests its score on, as it was when attached. */
        EvidenceView: {
            id: components["schemas"]["EvidenceId"];
            level: components["schemas"]["ScoreLevel"];
            kind: components["schemas"]["EvidenceKind"];
            report?: null | components["schemas"]["EvidenceReportView"];
            /** @description For documents and visit notes. */
            text?: string | null;
            visit?: null | components["schemas"]["EvidenceVisitView"];
            /** @description The reviewer's remark; not shown to the branch. */
            note?: string | null;
            /** @description Not shown to the branch. */
            attached_by?: string | null;
            attached_at: components["schemas"]["Instant"];
            /** @description Digest of the snapshot, see `GET /api/v1/evidence/{id}`. */
            frozen_sha256: components["schemas"]["Sha256"];
            /** @description Whether the report was edited, withdrawn or hidden since. What is shown here is what was judged. */
            changed_since: boolean;
        };
        /** @description A photo of a visit as it was when attached. */
        EvidenceVisitPhotoView: {
            id: components["schemas"]["VisitPhotoId"];
            sha256: components["schemas"]["Sha256"];
            /** @description Address of the small rendition. */
            thumbnail_url: string;
            /** @description Address of the large rendition. */
            large_url: string;
        };
        /** @description The note of an inspector as it was when attached. */
        EvidenceVisitView: {
            id: components["schemas"]["VisitNoteId"];
            /** Format: date */
            visited_on: string;
            inspector: string;
            photos: components["schemas"]["EvidenceVisitPhotoView"][];
        };
        /** @description What the author says about a hint. */
        ExplanationBody: {
            /** @description Why the photo is there twice; `same_activity` (同一活动) settles it. */
            reason: components["schemas"]["Reason"];
            /** @description At most 100 characters, one line. */
            remark?: string | null;
        };
        /** @description What the author said. */
        ExplanationView: {
            /** @description Why the photo is there twice. */
            reason: components["schemas"]["Reason"];
            /** @description In one line. */
            remark?: string | null;
            /** @description Whether that settles it: several reports of one activity may show one photo. */
            settled: boolean;
            /** @description When it was said. */
            at: components["schemas"]["Instant"];
        };
        /** @description The file of an export. */
        ExportFileView: {
            sha256: components["schemas"]["Sha256"];
            /**
             * Format: int64
             * @description In bytes.
             */
            size: number;
            /**
             * @description Where it is.
             * @example /api/v1/exports/0197a1c0-0000-7000-8000-000000000001/file
             */
            location: string;
        };
        /** @enum {string} */
        ExportFormat: "xlsx" | "csv" | "pdf" | "zip";
        /**
         * Format: uuid
         * @description Something to be taken out of the system.
         */
        ExportId: string;
        /** @enum {string} */
        ExportState: "awaiting_consent" | "making" | "ready" | "refused" | "failed" | "expired";
        /** @description What is taken out. */
        ExportSubject: {
            /** @description The cycle. */
            cycle_id: components["schemas"]["CycleId"];
            /** @description Whose scores. */
            level: components["schemas"]["Level"];
            /**
             * @description The honour that is ranked.
             * @example red_flag
             */
            honor?: string | null;
            /** @description Or the domain. */
            domain?: string | null;
            /** @enum {string} */
            kind: "ranking";
        } | {
            /** @description The cycle. */
            cycle_id: components["schemas"]["CycleId"];
            /**
             * Format: int32
             * @description Smallest gap, in hundredths.
             */
            min_gap: number;
            area_id?: null | components["schemas"]["AreaId"];
            /**
             * @description Of one domain.
             * @example rural
             */
            domain?: string | null;
            /** @enum {string} */
            kind: "differences";
        } | {
            /** @description The records, in the order in which they are listed. */
            record_ids: components["schemas"]["RecordId"][];
            /** @enum {string} */
            kind: "evidence";
        } | {
            /** @description The records; exactly one for a single PDF. */
            record_ids: components["schemas"]["RecordId"][];
            /** @enum {string} */
            kind: "dossiers";
        };
        /** @description An export. */
        ExportView: {
            id: components["schemas"]["ExportId"];
            subject: components["schemas"]["ExportSubject"];
            format: components["schemas"]["ExportFormat"];
            /** @description Why. */
            reason: string;
            state: components["schemas"]["ExportState"];
            /** @description Name of who asked. */
            asked_by: string;
            asked_at: components["schemas"]["Instant"];
            /** @description Name of the second person. */
            decided_by?: string | null;
            decided_at?: null | components["schemas"]["Instant"];
            decision_note?: string | null;
            /**
             * Format: int32
             * @description Steps done so far.
             */
            done: number;
            /**
             * Format: int32
             * @description Steps in all: the records it holds.
             */
            total: number;
            file?: null | components["schemas"]["ExportFileView"];
            failure?: null | components["schemas"]["Failure"];
            /** @description When the wish or the file is over. */
            expires_at: components["schemas"]["Instant"];
        };
        /** @description What the file itself says: a hint, never a proof. */
        FactsView: {
            /** @description By magic bytes: `jpeg`, `png`, `webp`, `heic`, `gif`. */
            format: string;
            /**
             * Format: int32
             * @description Width as seen by a person.
             */
            width?: number | null;
            /**
             * Format: int32
             * @description Height as seen by a person.
             */
            height?: number | null;
            /**
             * Format: int32
             * @description EXIF orientation of the original, 1 to 8.
             */
            orientation?: number | null;
            /**
             * @description Local time by the camera's clock.
             * @example 2026-10-01T09:30:15.250
             */
            taken_at?: string | null;
            /**
             * Format: int32
             * @description Its offset from UTC, when the file tells.
             */
            offset_minutes?: number | null;
            taken_basis?: null | components["schemas"]["TakenBasis"];
            /**
             * @description Why a written time was left out.
             * @example all_zero
             */
            taken_dropped?: string | null;
            point?: null | components["schemas"]["PointView"];
            /**
             * @description Why a written place was left out.
             * @example zero
             */
            place_dropped?: string | null;
            /** @description Maker of the camera. */
            camera_make?: string | null;
            /** @description Model of the camera. */
            camera_model?: string | null;
        };
        /** @enum {string} */
        Failure: "rights_ended" | "not_to_be_seen" | "given_up";
        /** @description An answer. */
        FeedbackAnswerBody: {
            /**
             * @description The words.
             * @example 下个版本可以调字号。
             */
            answer: string;
        };
        /** @description What somebody says. */
        FeedbackBody: {
            /** @description What it is meant as. */
            kind: components["schemas"]["FeedbackKind"];
            /**
             * @description The words.
             * @example 字再大一点就好了
             */
            text: string;
            /** @description How to reach the sender, if an answer is wished for outside of the system. */
            contact?: string | null;
        };
        /**
         * Format: uuid
         * @description A piece of feedback.
         */
        FeedbackId: string;
        /** @enum {string} */
        FeedbackKind: "suggestion" | "complaint";
        /** @description A piece of feedback. */
        FeedbackView: {
            /** @description Minted by the client. */
            id: components["schemas"]["FeedbackId"];
            /** @description What it is meant as. */
            kind: components["schemas"]["FeedbackKind"];
            /** @description The words. */
            text: string;
            /** @description How to reach the sender. */
            contact?: string | null;
            /** @description When it arrived. */
            received_at: components["schemas"]["Instant"];
            /** @description The answer, once there is one. */
            answer?: string | null;
            answered_at?: null | components["schemas"]["Instant"];
        };
        /** @description One bad field. */
        FieldError: {
            /**
             * @description JSON pointer to the field, such as `/photos/0/sha256`.
             * @example /photos/0/sha256
             */
            pointer: string;
            /**
             * @description What is wrong and what to do, in a plain sentence.
             * @example The same picture is listed twice.
             */
            detail: string;
        };
        /** @description Who filed. */
        FilerView: {
            /** @description The account. */
            account_id: components["schemas"]["AccountId"];
            /** @description The name. */
            name: string;
        };
        /** @description One thing that does not fit. */
        Finding: {
            /** @description What it is. */
            kind: components["schemas"]["FindingKind"];
            /**
             * Format: int64
             * @description The seal concerned.
             */
            seal?: number | null;
            event?: null | components["schemas"]["EventId"];
            /** @description In a sentence. */
            detail: string;
        };
        /** @enum {string} */
        FindingKind: "event_altered" | "event_removed" | "event_unaccounted" | "event_sealed_and_pending" | "seal_broken" | "chain_broken" | "seal_missing" | "entry_without_seal" | "value_unreadable" | "expected_seal_missing";
        /** @description A ranking to be frozen. */
        FreezeBody: {
            /** @description Whose scores. */
            level: components["schemas"]["Level"];
            /** @description City-wide for an honour; this or `domain`. */
            honor?: string | null;
            /** @description City-wide for one domain. */
            domain?: string | null;
            /** @description For which occasion, 1 to 200 characters. */
            note: string;
        };
        /** @description A snapshot. */
        FrozenEvidence: {
            /** @description What kind of thing it is. */
            kind: components["schemas"]["EvidenceKind"];
            report?: null | components["schemas"]["FrozenReport"];
            /** @description The text, for documents and visit notes. */
            text?: string | null;
            visit?: null | components["schemas"]["FrozenVisit"];
        };
        /** @description A photo as it was. */
        FrozenPhoto: {
            /** @description The photo. */
            id: components["schemas"]["PhotoId"];
            /**
             * Format: int32
             * @description Place within the report, from 0.
             */
            position: number;
            /** @description Digest of the bytes. */
            sha256: components["schemas"]["Sha256"];
            /**
             * Format: int64
             * @description Their number.
             */
            size: number;
            claimed_taken_at?: null | components["schemas"]["Instant"];
            file_taken_at?: null | components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description Minutes east of UTC of that wall time, if the file tells.
             */
            file_offset_minutes?: number | null;
            /** @description When the server had the bytes. */
            stored_at: components["schemas"]["Instant"];
        };
        /** @description A report as it was. */
        FrozenReport: {
            /** @description The report. */
            id: components["schemas"]["ReportId"];
            /**
             * Format: int32
             * @description Its revision at that moment.
             */
            revision: number;
            /** @description The branch it was filed for. */
            branch_id: components["schemas"]["OrganizationId"];
            /**
             * @description The kind of work.
             * @example village_service
             */
            kind: string;
            /** @description What was written. */
            text: string;
            /** @description What came of it. */
            outcome?: string | null;
            /**
             * Format: date
             * @description The day of the work.
             */
            happened_on: string;
            /** @description Whether it was filed later for an earlier day (补记). */
            backdated: boolean;
            /** @description The member whose work it is. */
            author_name: string;
            /** @description Who filed it for the author (代报), if somebody did. */
            filed_by_name?: string | null;
            /** @description When the server took it. */
            submitted_at: components["schemas"]["Instant"];
            /** @description The photos rested on: all stored ones of a report, or the chosen ones. None is fine. */
            photos: components["schemas"]["FrozenPhoto"][];
        };
        /** @description The note of an inspector as it was. Its text is that of the snapshot. */
        FrozenVisit: {
            /** @description The note. */
            id: components["schemas"]["VisitNoteId"];
            /**
             * Format: date
             * @description The day of the visit.
             */
            visited_on: string;
            /** @description Who wrote it. */
            inspector: string;
            /** @description When it came. */
            noted_at: components["schemas"]["Instant"];
            /** @description Its stored photos. */
            photos: components["schemas"]["FrozenVisitPhoto"][];
        };
        /** @description A photo of a visit as it was. */
        FrozenVisitPhoto: {
            /** @description The photo. */
            id: components["schemas"]["VisitPhotoId"];
            /** @description Digest of the bytes. */
            sha256: components["schemas"]["Sha256"];
            /**
             * Format: int64
             * @description Their number.
             */
            size: number;
        };
        /** @description Jobs of a kind that were given up. */
        GivenUpView: {
            /** @example photo.render */
            kind: string;
            /** Format: int64 */
            jobs: number;
        };
        /**
         * Format: uuid
         * @description One role held by one account.
         */
        GrantId: string;
        /** @description A role with where it is to hold. */
        GrantRoleBody: {
            /** @description The role. */
            role: components["schemas"]["Role"];
            level?: null | components["schemas"]["Level"];
            area_id?: null | components["schemas"]["AreaId"];
            organization_id?: null | components["schemas"]["OrganizationId"];
            /**
             * @description Codes of the domains a reviewer is narrowed to; empty means all.
             * @example [
             *       "hospital"
             *     ]
             */
            domains?: string[];
        };
        /** @enum {string} */
        GrantSource: "roster" | "administrator" | "operator";
        /** @description The digests behind the code of a dossier. */
        HashListView: {
            /**
             * @description As it is printed.
             * @example 7Q3M-K9XT-2B4C-8FDA
             */
            code: string;
            record_id: components["schemas"]["RecordId"];
            /** @description Digest of the list; the code is its beginning. */
            sha256: components["schemas"]["Sha256"];
            /**
             * @description The very text the digest is over: canonical JSON with the digest of every snapshot of evidence and of every
             *     original photo.
             */
            content: string;
            /** @description When a dossier with this code was first made. */
            made_at: components["schemas"]["Instant"];
        };
        /** @description What works. */
        HealthView: {
            /**
             * @description Always true in an answer.
             * @example true
             */
            live: boolean;
            /**
             * @description Whether the object store answers; reports without photos go on without it.
             * @example true
             */
            storage: boolean;
        };
        /** @description Why a report is hidden. */
        HideBody: {
            /**
             * @description One line; the author sees it.
             * @example 画面中有内部文件
             */
            reason: string;
        };
        /**
         * Format: uuid
         * @description A photo that shows what an earlier one shows.
         */
        HintId: string;
        /** @description Where a picture is. */
        HintPictureView: {
            /** @description 320 pixels on the longer side. */
            small: string;
            /** @description 1600 pixels on the longer side. */
            large: string;
        };
        /** @description A photo of the report shows what an earlier one shows. Nothing follows from it by itself. */
        HintView: {
            /** @description Its id. */
            id: components["schemas"]["HintId"];
            /** @description The photo of this report. */
            photo_id: components["schemas"]["PhotoId"];
            /**
             * @description A neutral sentence to show.
             * @example 与2026年3月8日记录的照片相似
             */
            text: string;
            /** @description How the two are the same. */
            how: components["schemas"]["How"];
            /**
             * Format: int32
             * @description In how many of 64 bits the nearest fingerprints differ: 0 to 7.
             */
            distance: number;
            /** @description When it was found. */
            found_at: components["schemas"]["Instant"];
            /** @description The picture of this report. */
            picture: components["schemas"]["HintPictureView"];
            /** @description The earlier report. */
            earlier: components["schemas"]["EarlierView"];
            explanation?: null | components["schemas"]["ExplanationView"];
        };
        /** @description The hints of a report. */
        HintsView: {
            /** @description In the order of the photos; the nearest of one photo first. */
            hints: components["schemas"]["HintView"][];
        };
        /** @enum {string} */
        Honor: "red_flag" | "model";
        /** @description Something that became of an honour. */
        HonorChapterView: {
            /** @description `name`, `start_review`, `keep_honor` or `revoke`. */
            step: components["schemas"]["Step"];
            reason?: string | null;
            decision_number?: string | null;
            /** Format: date */
            decided_on?: string | null;
            at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        HonorStanding: "in_force" | "under_review" | "revoked" | "expired";
        /** @description An honour that was given. */
        HonorView: {
            record_id: components["schemas"]["RecordId"];
            cycle_id: components["schemas"]["CycleId"];
            cycle_name: string;
            organization_id: components["schemas"]["OrganizationId"];
            /** @description Full name of the branch. */
            name: string;
            /** @example red_flag */
            honor: string;
            /** @example 抚发〔2026〕9号 */
            decision_number: string;
            /** Format: date */
            decided_on: string;
            /**
             * Format: date
             * @description Its last day.
             */
            last_day: string;
            /** @description Where it stands today. */
            standing: components["schemas"]["HonorStanding"];
            /** @description What became of it, in order; only in the history of one branch. */
            history: components["schemas"]["HonorChapterView"][];
        };
        /** @description The honours of a branch. */
        HonorsView: {
            /** @description The newest first. */
            items: components["schemas"]["HonorView"][];
        };
        /** @enum {string} */
        How: "same_bytes" | "near" | "mirrored";
        /** Format: date-time */
        Instant: string;
        /** @description Work after the answer, from the table of jobs. */
        JobHealthView: {
            /**
             * Format: int64
             * @description Jobs that are due and not begun.
             */
            waiting: number;
            /**
             * Format: int64
             * @description For how many seconds the oldest of them has been due; 0 when none waits.
             */
            lag_seconds: number;
            /**
             * Format: int64
             * @description Jobs that failed and will be tried again.
             */
            put_off: number;
            /** @description Jobs that were given up, by kind; somebody has to look into it. */
            given_up: components["schemas"]["GivenUpView"][];
        };
        /** @description Somebody who judges. */
        JudgeView: {
            account_id: components["schemas"]["AccountId"];
            name: string;
        };
        /** @description How long things are kept: the settings of this server. */
        KeepingRulesView: {
            /**
             * Format: int32
             * @description Months after the end of a cycle after which photos go that no evidence ever rested on
             *     (`SHIGAN_RETENTION_MONTHS`).
             * @example 6
             */
            unused_months: number;
            /**
             * Format: int32
             * @description Months after the end of a cycle for which photos stay that evidence rests on (`SHIGAN_RETENTION_USED_MONTHS`).
             * @example 24
             */
            used_months: number;
            /**
             * Format: int64
             * @description Days after which exact points are rounded to about a kilometre (`SHIGAN_EXACT_POINT_DAYS`).
             * @example 90
             */
            exact_point_days: number;
            /**
             * Format: int32
             * @description Days after which bytes go that no report shows any more; 0 for never (`SHIGAN_STRAY_DAYS`).
             * @example 7
             */
            stray_days: number;
        };
        /** @description How the installation keeps. */
        KeepingView: {
            /** @description When these figures were found. */
            at: components["schemas"]["Instant"];
            rules: components["schemas"]["KeepingRulesView"];
            due: components["schemas"]["DuePhotosView"];
            /** @description Every kind of cleaning up. */
            sweeps: components["schemas"]["SweepView"][];
            jobs: components["schemas"]["JobHealthView"];
            storage: components["schemas"]["StorageHealthView"];
        };
        /** @enum {string} */
        Level: "township" | "county" | "city";
        /** @description What one level asked of branches. */
        LevelBurdenView: {
            level: components["schemas"]["Level"];
            /**
             * Format: int32
             * @description Questions to branches.
             */
            asked: number;
            /**
             * Format: int32
             * @description Of them, answered in a line.
             */
            answered: number;
            /**
             * Format: int32
             * @description Of them, declined.
             */
            declined: number;
            /**
             * Format: int32
             * @description Records returned.
             */
            returned: number;
            /**
             * Format: int32
             * @description Minutes of typing, begun ones counted; answers that no client measured are taken for the median.
             */
            typed_minutes: number;
        };
        /** @description A criterion of a record on which levels differ. */
        LevelDifferenceView: {
            record_id: components["schemas"]["RecordId"];
            /** @description Full name of the organisation. */
            organization: string;
            criterion_id: components["schemas"]["CriterionId"];
            /** @example A2 */
            criterion: string;
            text_zh: string;
            text_en: string;
            /**
             * Format: int32
             * @description The most the criterion gives, in hundredths.
             */
            max_points: number;
            /**
             * Format: int32
             * @description Between the highest and the lowest level's score, in hundredths.
             */
            gap: number;
            /** @description From the lowest level up. */
            scores: components["schemas"]["LevelScoreView"][];
        };
        /** @description How far one level has come with a record. */
        LevelProgressView: {
            level: components["schemas"]["Level"];
            /**
             * Format: int64
             * @description Criteria the level has scored.
             */
            scored: number;
            /**
             * Format: int64
             * @description Criteria of the sheet.
             */
            criteria: number;
        };
        /** @description What a level gave. */
        LevelScoreView: {
            level: components["schemas"]["ScoreLevel"];
            /** Format: int32 */
            points: number;
            reason: string;
        };
        /** @description Why something is lifted. */
        LiftBody: {
            /**
             * @description 1 to 500 characters.
             * @example 来文已更正，该事件不属本支部
             */
            reason: string;
        };
        /** @description A linked report in a list. */
        LinkedReportView: {
            id: components["schemas"]["ReportId"];
            /** @example village_service */
            kind: string;
            text: string;
            outcome?: string | null;
            /** Format: date */
            happened_on: string;
            backdated: boolean;
            author_name: string;
            /**
             * Format: int32
             * @description Send it as `report_revision` when attaching, to be sure of attaching what was read.
             */
            revision: number;
            submitted_at: components["schemas"]["Instant"];
            /** @description Stored photos, in order. */
            photo_ids: components["schemas"]["PhotoId"][];
            /** @description Codes of the criteria it supports in this record. */
            used_for: string[];
            /** @description Codes of the criteria the branch offers it for. */
            offered_for: string[];
        };
        /** @description Why an account is locked. */
        LockAccountBody: {
            /**
             * @description For the trail.
             * @example 手机丢失
             */
            reason: string;
        };
        /** @description The manifest of a report. */
        ManifestBody: {
            /** @description Minted by the client: a UUID of version 7. */
            id: components["schemas"]["ReportId"];
            branch_id?: null | components["schemas"]["OrganizationId"];
            /** @description What was done. */
            kind: components["schemas"]["ReportKind"];
            /**
             * @description 1 to 500 characters; may be left out when there is a photo.
             * @example 今天和三名党员一起清理了村口的排水沟。
             */
            text?: string | null;
            /** @description 办成了什么: one line, the best field for reviewers. */
            outcome?: string | null;
            /** @description A partner organisation, by name. */
            partner?: string | null;
            /** @description Code of a work theme. */
            theme?: string | null;
            project_id?: null | components["schemas"]["ProjectId"];
            team_id?: null | components["schemas"]["TeamId"];
            place_id?: null | components["schemas"]["PlaceId"];
            /**
             * Format: date
             * @description On which day in the city; the day of arrival when absent. An earlier day is shown as 补记.
             */
            happened_on?: string | null;
            /** @description Members who were there too. */
            companions?: components["schemas"]["MemberId"][];
            on_behalf_of?: null | components["schemas"]["MemberId"];
            point?: null | components["schemas"]["PointBody"];
            /** @description 有未成年人: the pictures are then for the author and the reviewing line only. */
            has_minors?: boolean;
            /** @description 有就诊、救助对象: likewise. */
            has_vulnerable?: boolean;
            /** @description 0 to 9 photos that will follow. */
            photos?: components["schemas"]["SlotBody"][];
        };
        /** @description A branch beside the criteria. */
        MatrixRowView: {
            record: components["schemas"]["RecordView"];
            /** @description One for each criterion, in their order; none where the caller has a part in the branch. */
            cells: components["schemas"]["CellView"][];
        };
        /** @description Branches beside criteria. */
        MatrixView: {
            /** @description The columns. */
            criteria: components["schemas"]["CriterionView"][];
            /** @description The rows, in the order of places. */
            items: components["schemas"]["MatrixRowView"][];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description The caller. */
        MeView: {
            /** @description The account. */
            account_id: components["schemas"]["AccountId"];
            /**
             * @description The person's name.
             * @example 陈秀英
             */
            name: string;
            /**
             * @description The login.
             * @example 13800000001
             */
            login: string;
            /** @description Whether `PUT /api/v1/account/password` is due before anything else is allowed. */
            must_change_password: boolean;
            member?: null | components["schemas"]["MembershipView"];
            /** @description Roles in force. */
            roles: components["schemas"]["RoleView"][];
            /**
             * @description Names of the permissions these give, so that a client need not know the rules.
             * @example [
             *       "signed_in",
             *       "member"
             *     ]
             */
            permissions: string[];
            session?: null | components["schemas"]["OwnSessionView"];
        };
        /**
         * Format: uuid
         * @description A Party member.
         */
        MemberId: string;
        /** @description A member to be picked: id and name, nothing else. */
        MemberNameView: {
            /** @description The member. */
            id: components["schemas"]["MemberId"];
            /**
             * @description The name.
             * @example 孔雪森
             */
            name: string;
        };
        /** @description A membership. */
        MembershipView: {
            /** @description The member. */
            member_id: components["schemas"]["MemberId"];
            /** @description The home branch. */
            branch: components["schemas"]["NamedOrganizationView"];
            /** @description The office held there. */
            office: components["schemas"]["Office"];
            /** @description Hosts of the postings in force today. */
            hosts: components["schemas"]["NamedOrganizationView"][];
        };
        /** @enum {string} */
        Method: "mean" | "trimmed_mean";
        MissingView: {
            level: components["schemas"]["Level"];
            /** @description Criteria without a score of this level. */
            unscored: components["schemas"]["CriterionId"][];
            /** @description Criteria that demand evidence and have none of this level. */
            without_evidence: components["schemas"]["CriterionId"][];
        };
        /** @description An area by name. */
        NamedAreaView: {
            /** @description Its id. */
            id: components["schemas"]["AreaId"];
            /**
             * @description Its name.
             * @example 太坊镇
             */
            name: string;
            /**
             * @description Codes from the city down, each closed by a slash.
             * @example FZ/FZ-LC/FZ-LC-01/
             */
            path: string;
        };
        /** @description An organisation by name. */
        NamedOrganizationView: {
            /** @description Its id. */
            id: components["schemas"]["OrganizationId"];
            /**
             * @description Its full name.
             * @example 中共太坊镇康江村支部委员会
             */
            name: string;
        };
        /** @description A new area. */
        NewAreaBody: {
            /** @description Stable code: 1 to 64 characters without blanks and slashes. */
            code: string;
            parent_id?: null | components["schemas"]["AreaId"];
            /** @description What it is. */
            kind: components["schemas"]["AreaKind"];
            /** @description Its name. */
            name: string;
        };
        /** @description A new organisation. */
        NewOrganizationBody: {
            /** @description Stable code: 1 to 64 characters without blanks and slashes. */
            code: string;
            parent_id?: null | components["schemas"]["OrganizationId"];
            /** @description What it is. */
            kind: components["schemas"]["OrganizationKind"];
            /** @description Its domain; needed for branches and general branches. */
            domain_code?: string | null;
            /** @description Where it lies. */
            area_id: components["schemas"]["AreaId"];
            /** @description Its full name. */
            name: string;
            /** @description The name used in lists. */
            short_name?: string | null;
            /** @description Whether it ends with a project. */
            is_temporary?: boolean;
            /**
             * Format: date
             * @description From which day it stands; needed when temporary.
             */
            valid_from?: string | null;
            /**
             * Format: date
             * @description To which day it stands.
             */
            valid_to?: string | null;
        };
        /** @description A new place. */
        NewPlaceBody: {
            /** @description What it is. */
            kind: components["schemas"]["PlaceKind"];
            /** @description Where it lies. */
            area_id: components["schemas"]["AreaId"];
            organization_id?: null | components["schemas"]["OrganizationId"];
            /** @description Its name. */
            name: string;
            /**
             * Format: int32
             * @description Thousandths of a degree north.
             */
            latitude_milli?: number | null;
            /**
             * Format: int32
             * @description Thousandths of a degree east.
             */
            longitude_milli?: number | null;
        };
        /** @description A new posting. */
        NewPostingBody: {
            /** @description Who is posted. */
            member_id: components["schemas"]["MemberId"];
            /** @description To which organisation. */
            host_id: components["schemas"]["OrganizationId"];
            /** @description As what. */
            role: components["schemas"]["PostingRole"];
            /**
             * Format: date
             * @description First day.
             */
            starts_on: string;
            /**
             * Format: date
             * @description Last day; leave out while open.
             */
            ends_on?: string | null;
        };
        /** @description A new project. */
        NewProjectBody: {
            /** @description Where it lies. */
            area_id: components["schemas"]["AreaId"];
            /** @description Its name. */
            name: string;
            /**
             * Format: date
             * @description First day.
             */
            started_on?: string | null;
            /**
             * Format: date
             * @description Last day.
             */
            ended_on?: string | null;
        };
        /** @description A new team. */
        NewTeamBody: {
            /** @description The organisation it belongs to. */
            organization_id: components["schemas"]["OrganizationId"];
            /** @description What it is. */
            kind: components["schemas"]["TeamKind"];
            /** @description Its name. */
            name: string;
            project_id?: null | components["schemas"]["ProjectId"];
            place_id?: null | components["schemas"]["PlaceId"];
        };
        /** @description A step the caller could take. */
        NextStepView: {
            step: components["schemas"]["Step"];
            level?: null | components["schemas"]["Level"];
            to: components["schemas"]["RecordState"];
            who: components["schemas"]["Who"];
            /** @description Whether a written reason is due. */
            reason_due: boolean;
            /** @description Whether a decision is due. */
            decision_due: boolean;
            /** @description What has to be there first; empty when nothing is missing. */
            missing: components["schemas"]["FieldError"][];
        };
        /** @description An objection that came by phone, letter or visit. */
        NotedObjectionBody: {
            /** @description By which way it came; not `web`. */
            channel: components["schemas"]["Channel"];
            /** @description What it is about, 1 to 100 characters. */
            ground: string;
            /** @description Facts that can be looked into, 1 to 2000 characters. */
            facts: string;
            /** @description Where a reply may go, 1 to 200 characters. */
            contact?: string | null;
        };
        /** @description Where people may turn with an objection. */
        NoticeBody: {
            /**
             * @description Who publishes the list, up to 200 characters.
             * @example 中共抚州市委组织部
             */
            issuer?: string | null;
            /** @description By phone. */
            phone?: string | null;
            /** @description By letter. */
            address?: string | null;
        };
        /** @description An objection by the web. */
        ObjectionBody: {
            /** @description The record, from the public list. */
            record_id: components["schemas"]["RecordId"];
            /** @description What it is about, 1 to 100 characters. */
            ground: string;
            /** @description Facts that can be looked into, 1 to 2000 characters. */
            facts: string;
            /** @description Where a reply may go, 1 to 200 characters; sealed, and read by the handlers only. May be left out. */
            contact?: string | null;
        };
        /**
         * Format: uuid
         * @description Something said against a proposed branch.
         */
        ObjectionId: string;
        /** @description An objection in the list of a cycle. */
        ObjectionLineView: {
            id: components["schemas"]["ObjectionId"];
            record_id: components["schemas"]["RecordId"];
            /** @description Full name of the organisation. */
            organization: string;
            /** @description Name of the area it lies in. */
            area: string;
            /** @description Where the record stands. */
            record_state: components["schemas"]["RecordState"];
            channel: components["schemas"]["Channel"];
            received_at: components["schemas"]["Instant"];
            outcome?: null | components["schemas"]["ObjectionOutcome"];
            settled_at?: null | components["schemas"]["Instant"];
        };
        /** @enum {string} */
        ObjectionOutcome: "upheld" | "partly" | "rejected";
        /** @description An objection as its handler reads it. */
        ObjectionView: {
            id: components["schemas"]["ObjectionId"];
            record_id: components["schemas"]["RecordId"];
            channel: components["schemas"]["Channel"];
            ground: string;
            facts: string;
            /** @description Absent when none was given, or when it cannot be opened with the key of this server. */
            contact?: string | null;
            received_at: components["schemas"]["Instant"];
            finding?: string | null;
            outcome?: null | components["schemas"]["ObjectionOutcome"];
            /** Format: date */
            replied_on?: string | null;
            settled_at?: null | components["schemas"]["Instant"];
        };
        /** @description The objections against a record. */
        ObjectionsView: {
            /** @description In the order of time. */
            items: components["schemas"]["ObjectionView"][];
        };
        /** @description Reports for a criterion. */
        OffersBody: {
            /** @description All of them; what is not named is taken back. */
            report_ids: components["schemas"]["ReportId"][];
        };
        /** @enum {string} */
        Office: "secretary" | "deputy_secretary" | "organization_commissioner" | "publicity_commissioner" | "discipline_commissioner" | "member";
        /** @description Changes of an organisation; what is left out stays. */
        OrganizationChangeBody: {
            parent_id?: null | components["schemas"]["OrganizationId"];
            kind?: null | components["schemas"]["OrganizationKind"];
            /** @description Its domain; `null` clears it. */
            domain_code?: string | null;
            area_id?: null | components["schemas"]["AreaId"];
            /** @description Its full name. */
            name?: string | null;
            /** @description The name used in lists; `null` clears it. */
            short_name?: string | null;
            /** @description Whether it ends with a project. */
            is_temporary?: boolean | null;
            /**
             * Format: date
             * @description From which day it stands; `null` clears it.
             */
            valid_from?: string | null;
            /**
             * Format: date
             * @description To which day it stands; `null` clears it.
             */
            valid_to?: string | null;
            status?: null | components["schemas"]["OrganizationStatus"];
        };
        /** @description An organisation with its surroundings. */
        OrganizationDetailView: {
            /** @description Its id. */
            id: components["schemas"]["OrganizationId"];
            /** @description Stable code, the same as in the roster. */
            code: string;
            /** @description Its full name. */
            name: string;
            /** @description The name used in lists. */
            short_name?: string | null;
            /** @description What it is. */
            kind: components["schemas"]["OrganizationKind"];
            /** @description Its domain. */
            domain_code?: string | null;
            /** @description Where it lies. */
            area_id: components["schemas"]["AreaId"];
            /** @description Codes of that area from the root, each closed by a slash. */
            area_path: string;
            /** @description Whether it ends with a project. */
            is_temporary: boolean;
            /**
             * Format: date
             * @description From which day it stands.
             */
            valid_from?: string | null;
            /**
             * Format: date
             * @description To which day it stands.
             */
            valid_to?: string | null;
            /** @description Whether it is at work. */
            status: components["schemas"]["OrganizationStatus"];
            /** @description Whether it is appraised. */
            is_appraised: boolean;
            /** @description The organisations above, nearest first. */
            parents: components["schemas"]["OrganizationNameView"][];
            /** @description Projects it works on. */
            projects: components["schemas"]["ProjectView"][];
            /** @description Partners: of a chain its members, of a member its chains. */
            links: components["schemas"]["OrganizationNameView"][];
            /** @description Its teams. */
            teams: components["schemas"]["TeamView"][];
            /** @description When it was entered. */
            created_at: components["schemas"]["Instant"];
            /** @description When it was changed last. */
            updated_at: components["schemas"]["Instant"];
        };
        /**
         * Format: uuid
         * @description A committee, general branch, branch or other organisation.
         */
        OrganizationId: string;
        /** @enum {string} */
        OrganizationKind: "committee" | "general_branch" | "branch" | "guidance_station" | "chain" | "alliance";
        /** @description Partners of a chain or alliance. */
        OrganizationLinksBody: {
            /** @description All of them; the others are taken off. At most 500. */
            partner_ids: components["schemas"]["OrganizationId"][];
        };
        /** @description An organisation's name with what tells namesakes apart. */
        OrganizationNameView: {
            /** @description Its id. */
            id: components["schemas"]["OrganizationId"];
            /**
             * @description Its full name.
             * @example 中共太坊镇康江村支部委员会
             */
            name: string;
            /** @description What it is. */
            kind: components["schemas"]["OrganizationKind"];
        };
        /** @description Several organisations: a short list without paging. */
        OrganizationNamesView: {
            /** @description The organisations, by name. */
            items: components["schemas"]["OrganizationNameView"][];
        };
        /** @enum {string} */
        OrganizationStatus: "active" | "dissolved";
        /** @description One row of the list of organisations. */
        OrganizationView: {
            /** @description Its id. */
            id: components["schemas"]["OrganizationId"];
            /**
             * @description Stable code, the same as in the roster.
             * @example B-LC-0004
             */
            code: string;
            /**
             * @description Its full name.
             * @example 中共太坊镇康江村支部委员会
             */
            name: string;
            /** @description The name used in lists. */
            short_name?: string | null;
            /** @description What it is. */
            kind: components["schemas"]["OrganizationKind"];
            /** @description Its domain. */
            domain_code?: string | null;
            /** @description Where it lies. */
            area_id: components["schemas"]["AreaId"];
            /**
             * @description The name of that area.
             * @example 太坊镇
             */
            area_name: string;
            /** @description Whether it ends with a project. */
            is_temporary: boolean;
            /** @description Whether it is at work. */
            status: components["schemas"]["OrganizationStatus"];
            /** @description Whether it is appraised. */
            is_appraised: boolean;
        };
        /** @enum {string} */
        Outcome: "done" | "refused";
        /** @description The session the request is made with. */
        OwnSessionView: {
            /** @description Its id. */
            id: components["schemas"]["SessionId"];
            /** @description How its token travels. */
            transport: components["schemas"]["Transport"];
            /** @description When it ends by itself. */
            expires_at: components["schemas"]["Instant"];
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_AccountSummaryView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description The account. */
                id: components["schemas"]["AccountId"];
                /**
                 * @description The login.
                 * @example 13800000001
                 */
                login: string;
                /**
                 * @description The person's name.
                 * @example 陈秀英
                 */
                name: string;
                /** @description Whether it may log in. */
                state: components["schemas"]["AccountState"];
                /** @description Whether a password was ever chosen. */
                activated: boolean;
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_AuditEventView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Its id. */
                id: components["schemas"]["EventId"];
                /** @description When. */
                at: components["schemas"]["Instant"];
                /** @description What kind of actor. */
                actor_kind: components["schemas"]["ActorKind"];
                account_id?: null | components["schemas"]["AccountId"];
                /** @description The name that account has today. */
                actor_name?: string | null;
                session_id?: null | components["schemas"]["SessionId"];
                /** @description In which request, as the log names it. */
                request_id?: string | null;
                /** @description From which network address. */
                address?: string | null;
                /**
                 * @description What was done.
                 * @example report.submit
                 */
                action: string;
                /** @description How it ended. */
                outcome: components["schemas"]["Outcome"];
                /**
                 * @description To what kind of thing.
                 * @example field_report
                 */
                subject_kind: string;
                /** @description To which thing. */
                subject_id: string;
                /** @description Facts that belong to it. */
                details: Record<string, never>;
                /**
                 * Format: int64
                 * @description Number of the seal that covers it; null until it has one.
                 */
                seal_number?: number | null;
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_CycleSupplementView: {
            /** @description The rows, in the order of the list. */
            items: {
                id: components["schemas"]["SupplementId"];
                record_id: components["schemas"]["RecordId"];
                /** @description Full name of the organisation; an alias while the caller's level scores it blind. */
                organization: string;
                criterion_id: components["schemas"]["CriterionId"];
                /** @example A2 */
                criterion: string;
                text_zh: string;
                text_en: string;
                level: components["schemas"]["Level"];
                state: components["schemas"]["SupplementState"];
                /** @description Absent while the caller's level scores blind: then it is read at the record, without names. */
                question?: string | null;
                asked_at: components["schemas"]["Instant"];
                /**
                 * Format: date
                 * @description Last day for an answer.
                 */
                answer_by: string;
                /** @description Absent where it was declined, and while the caller's level scores blind. */
                answer?: string | null;
                answered_at?: null | components["schemas"]["Instant"];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_CycleView: {
            /** @description The rows, in the order of the list. */
            items: {
                id: components["schemas"]["CycleId"];
                /** @example 2026年度创评 */
                name: string;
                /** Format: date */
                starts_on: string;
                /** Format: date */
                ends_on: string;
                scheme_type: components["schemas"]["SchemeType"];
                approval_document?: string | null;
                /** Format: int32 */
                red_flag_cap: number;
                /** Format: int32 */
                model_cap: number;
                /** Format: int32 */
                publicity_days: number;
                /** @description Levels that score blind at first, from the lowest up. */
                blind_levels: components["schemas"]["Level"][];
                state: components["schemas"]["CycleState"];
                opened_at?: null | components["schemas"]["Instant"];
                closed_at?: null | components["schemas"]["Instant"];
                created_at: components["schemas"]["Instant"];
                updated_at: components["schemas"]["Instant"];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_ExportView: {
            /** @description The rows, in the order of the list. */
            items: {
                id: components["schemas"]["ExportId"];
                subject: components["schemas"]["ExportSubject"];
                format: components["schemas"]["ExportFormat"];
                /** @description Why. */
                reason: string;
                state: components["schemas"]["ExportState"];
                /** @description Name of who asked. */
                asked_by: string;
                asked_at: components["schemas"]["Instant"];
                /** @description Name of the second person. */
                decided_by?: string | null;
                decided_at?: null | components["schemas"]["Instant"];
                decision_note?: string | null;
                /**
                 * Format: int32
                 * @description Steps done so far.
                 */
                done: number;
                /**
                 * Format: int32
                 * @description Steps in all: the records it holds.
                 */
                total: number;
                file?: null | components["schemas"]["ExportFileView"];
                failure?: null | components["schemas"]["Failure"];
                /** @description When the wish or the file is over. */
                expires_at: components["schemas"]["Instant"];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_FeedbackView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Minted by the client. */
                id: components["schemas"]["FeedbackId"];
                /** @description What it is meant as. */
                kind: components["schemas"]["FeedbackKind"];
                /** @description The words. */
                text: string;
                /** @description How to reach the sender. */
                contact?: string | null;
                /** @description When it arrived. */
                received_at: components["schemas"]["Instant"];
                /** @description The answer, once there is one. */
                answer?: string | null;
                answered_at?: null | components["schemas"]["Instant"];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_HonorView: {
            /** @description The rows, in the order of the list. */
            items: {
                record_id: components["schemas"]["RecordId"];
                cycle_id: components["schemas"]["CycleId"];
                cycle_name: string;
                organization_id: components["schemas"]["OrganizationId"];
                /** @description Full name of the branch. */
                name: string;
                /** @example red_flag */
                honor: string;
                /** @example 抚发〔2026〕9号 */
                decision_number: string;
                /** Format: date */
                decided_on: string;
                /**
                 * Format: date
                 * @description Its last day.
                 */
                last_day: string;
                /** @description Where it stands today. */
                standing: components["schemas"]["HonorStanding"];
                /** @description What became of it, in order; only in the history of one branch. */
                history: components["schemas"]["HonorChapterView"][];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_LevelDifferenceView: {
            /** @description The rows, in the order of the list. */
            items: {
                record_id: components["schemas"]["RecordId"];
                /** @description Full name of the organisation. */
                organization: string;
                criterion_id: components["schemas"]["CriterionId"];
                /** @example A2 */
                criterion: string;
                text_zh: string;
                text_en: string;
                /**
                 * Format: int32
                 * @description The most the criterion gives, in hundredths.
                 */
                max_points: number;
                /**
                 * Format: int32
                 * @description Between the highest and the lowest level's score, in hundredths.
                 */
                gap: number;
                /** @description From the lowest level up. */
                scores: components["schemas"]["LevelScoreView"][];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_LinkedReportView: {
            /** @description The rows, in the order of the list. */
            items: {
                id: components["schemas"]["ReportId"];
                /** @example village_service */
                kind: string;
                text: string;
                outcome?: string | null;
                /** Format: date */
                happened_on: string;
                backdated: boolean;
                author_name: string;
                /**
                 * Format: int32
                 * @description Send it as `report_revision` when attaching, to be sure of attaching what was read.
                 */
                revision: number;
                submitted_at: components["schemas"]["Instant"];
                /** @description Stored photos, in order. */
                photo_ids: components["schemas"]["PhotoId"][];
                /** @description Codes of the criteria it supports in this record. */
                used_for: string[];
                /** @description Codes of the criteria the branch offers it for. */
                offered_for: string[];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_MemberNameView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description The member. */
                id: components["schemas"]["MemberId"];
                /**
                 * @description The name.
                 * @example 孔雪森
                 */
                name: string;
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_ObjectionLineView: {
            /** @description The rows, in the order of the list. */
            items: {
                id: components["schemas"]["ObjectionId"];
                record_id: components["schemas"]["RecordId"];
                /** @description Full name of the organisation. */
                organization: string;
                /** @description Name of the area it lies in. */
                area: string;
                /** @description Where the record stands. */
                record_state: components["schemas"]["RecordState"];
                channel: components["schemas"]["Channel"];
                received_at: components["schemas"]["Instant"];
                outcome?: null | components["schemas"]["ObjectionOutcome"];
                settled_at?: null | components["schemas"]["Instant"];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_OrganizationView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Its id. */
                id: components["schemas"]["OrganizationId"];
                /**
                 * @description Stable code, the same as in the roster.
                 * @example B-LC-0004
                 */
                code: string;
                /**
                 * @description Its full name.
                 * @example 中共太坊镇康江村支部委员会
                 */
                name: string;
                /** @description The name used in lists. */
                short_name?: string | null;
                /** @description What it is. */
                kind: components["schemas"]["OrganizationKind"];
                /** @description Its domain. */
                domain_code?: string | null;
                /** @description Where it lies. */
                area_id: components["schemas"]["AreaId"];
                /**
                 * @description The name of that area.
                 * @example 太坊镇
                 */
                area_name: string;
                /** @description Whether it ends with a project. */
                is_temporary: boolean;
                /** @description Whether it is at work. */
                status: components["schemas"]["OrganizationStatus"];
                /** @description Whether it is appraised. */
                is_appraised: boolean;
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_PlaceView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Its id. */
                id: components["schemas"]["PlaceId"];
                /** @description What it is. */
                kind: components["schemas"]["PlaceKind"];
                /** @description Where it lies. */
                area_id: components["schemas"]["AreaId"];
                organization_id?: null | components["schemas"]["OrganizationId"];
                /**
                 * @description Its name.
                 * @example 康江村第三网格
                 */
                name: string;
                /**
                 * Format: int32
                 * @description Thousandths of a degree north, about 100 m: coarse on purpose.
                 * @example 27949
                 */
                latitude_milli?: number | null;
                /**
                 * Format: int32
                 * @description Thousandths of a degree east.
                 * @example 116358
                 */
                longitude_milli?: number | null;
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_PostingView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Its id. */
                id: components["schemas"]["PostingId"];
                /** @description Who is posted. */
                member_id: components["schemas"]["MemberId"];
                /**
                 * @description The member's name.
                 * @example 孔雪森
                 */
                member_name: string;
                /** @description To which organisation. */
                host_id: components["schemas"]["OrganizationId"];
                /** @description The host's name. */
                host_name: string;
                /** @description As what. */
                role: components["schemas"]["PostingRole"];
                /**
                 * Format: date
                 * @description First day.
                 */
                starts_on: string;
                /**
                 * Format: date
                 * @description Last day; absent while open.
                 */
                ends_on?: string | null;
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_ProjectView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Its id. */
                id: components["schemas"]["ProjectId"];
                /** @description Where it lies. */
                area_id: components["schemas"]["AreaId"];
                /**
                 * @description Its name.
                 * @example 新能源汽车科技产业园
                 */
                name: string;
                /**
                 * Format: date
                 * @description First day.
                 */
                started_on?: string | null;
                /**
                 * Format: date
                 * @description Last day.
                 */
                ended_on?: string | null;
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_RecordView: {
            /** @description The rows, in the order of the list. */
            items: {
                id: components["schemas"]["RecordId"];
                cycle_id: components["schemas"]["CycleId"];
                organization: components["schemas"]["RecordOrganizationView"];
                state: components["schemas"]["RecordState"];
                /**
                 * Format: int32
                 * @description Rises with every change of scores or evidence.
                 */
                revision: number;
                updated_at: components["schemas"]["Instant"];
                /** @description Whether the caller has a part in the branch and somebody else has to score it (回避). */
                recused: boolean;
                /** @description How far each of the caller's own levels has come; empty where the caller reviews nothing. */
                own: components["schemas"]["LevelProgressView"][];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_ReportLineView: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Minted by the client. */
                id: components["schemas"]["ReportId"];
                /**
                 * Format: int32
                 * @description Rises with every change.
                 */
                revision: number;
                /** @description Where it stands. */
                state: components["schemas"]["ReportState"];
                /** @description For which branch. */
                branch: components["schemas"]["ReportBranchView"];
                /** @description Who did it. */
                author: components["schemas"]["ReportMemberView"];
                /** @description What was done. */
                kind: components["schemas"]["ReportKind"];
                /** @description In the author's words; empty when a photo says it. */
                text: string;
                /** @description 办成了什么. */
                outcome?: string | null;
                /** @description Code of a work theme. */
                theme?: string | null;
                /**
                 * Format: date
                 * @description The day in the city.
                 */
                happened_on: string;
                /** @description 补记: filed on a later day. */
                backdated: boolean;
                /** @description How many of the promised photos are here. */
                completeness: components["schemas"]["CompletenessView"];
                /** @description The first photos; empty when the pictures are not for the caller. */
                photos: components["schemas"]["ThumbView"][];
                /** @description Whether evidence rests on it now; only for the author and the reviewing line. */
                used_as_evidence?: boolean | null;
                /** @description When it arrived. */
                submitted_at: components["schemas"]["Instant"];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_ScoreApartView: {
            /** @description The rows, in the order of the list. */
            items: {
                record_id: components["schemas"]["RecordId"];
                /** @description Full name of the organisation; an alias while the caller's level scores it blind. */
                organization: string;
                criterion_id: components["schemas"]["CriterionId"];
                /** @example A2 */
                criterion: string;
                text_zh: string;
                text_en: string;
                /**
                 * Format: int32
                 * @description The most the criterion gives, in hundredths.
                 */
                max_points: number;
                level: components["schemas"]["Level"];
                /**
                 * Format: int32
                 * @description What the level gave, in hundredths.
                 */
                first_points: number;
                /** @description Why; absent while the caller's level scores blind. */
                first_reason?: string | null;
                /**
                 * Format: int32
                 * @description What the second reviewer would give, in hundredths.
                 */
                second_points: number;
                /** @description Why; absent while the caller's level scores blind. */
                second_reason?: string | null;
                /** @description The second reviewer; absent while the caller's level scores blind. */
                reviewer?: string | null;
                /** @description When the second score was given. */
                at: components["schemas"]["Instant"];
                /** @description Whether the level has given its score once more since. */
                settled: boolean;
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_SheetSummaryView: {
            /** @description The rows, in the order of the list. */
            items: {
                id: components["schemas"]["SheetId"];
                cycle_id: components["schemas"]["CycleId"];
                /** @example rural */
                domain: string;
                /**
                 * Format: int32
                 * @description Counts from 1; the greatest is in force.
                 */
                version: number;
                title_zh: string;
                title_en: string;
                frozen_at?: null | components["schemas"]["Instant"];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. There is no total: counting rows is slow and counting uploads is forbidden. */
        Page_SnapshotView: {
            /** @description The rows, in the order of the list. */
            items: {
                id: components["schemas"]["SnapshotId"];
                cycle_id: components["schemas"]["CycleId"];
                level: components["schemas"]["Level"];
                honor?: string | null;
                domain?: string | null;
                note: string;
                sha256: components["schemas"]["Sha256"];
                frozen_by: string;
                frozen_at: components["schemas"]["Instant"];
            }[];
            /** @description Pass as `cursor` to go on; absent on the last page. */
            next_cursor?: string | null;
        };
        /** @description A panel to be made. */
        PanelBody: {
            /** @description `county` or `city`. */
            level: components["schemas"]["Level"];
            /** @description The area whose branches may stand on it. */
            area_id: components["schemas"]["AreaId"];
            /** @description One domain only, for a line. */
            domain?: string | null;
            /** @description Name for people, 1 to 100 characters. */
            title: string;
            /**
             * Format: date
             * @description The day.
             */
            held_on: string;
            /** @description How scores become a result. */
            method?: components["schemas"]["Method"];
        };
        /**
         * Format: uuid
         * @description A day on which branches present themselves.
         */
        PanelId: string;
        /** @description The judges of a panel. */
        PanelJudgesBody: {
            /** @description Exactly these judge on it afterwards. */
            account_ids: components["schemas"]["AccountId"][];
        };
        /** @description Those who may judge on a panel. */
        PanelJudgesView: {
            /** @description In the order of names. */
            items: components["schemas"]["CandidateJudgeView"][];
        };
        /** @description A panel in a list. */
        PanelLineView: {
            id: components["schemas"]["PanelId"];
            level: components["schemas"]["Level"];
            /** @example 2026年县级评审汇报会 */
            title: string;
            area_name: string;
            domain?: string | null;
            /** Format: date */
            held_on: string;
            state: components["schemas"]["PanelState"];
        };
        /** @description The branches of a panel. */
        PanelOrderBody: {
            /** @description Exactly these stand on it afterwards, in this order. */
            record_ids: components["schemas"]["RecordId"][];
        };
        /** @description Why something closes without all who were expected. */
        PanelReasonBody: {
            /** @description 1 to 300 characters. Due when somebody is missing. */
            reason?: string | null;
        };
        /** @description What a judge gives. */
        PanelScoreBody: {
            /**
             * Format: int32
             * @description In hundredths of a point, 0 to 10000.
             * @example 8750
             */
            points: number;
        };
        /** @description What its host decides. */
        PanelSetupBody: {
            /** @description Name for people, 1 to 100 characters. */
            title: string;
            /**
             * Format: date
             * @description The day.
             */
            held_on: string;
            /** @description How scores become a result. */
            method: components["schemas"]["Method"];
        };
        /** @enum {string} */
        PanelState: "preparing" | "running" | "closed";
        /** @description A panel as the caller sees it. */
        PanelView: {
            id: components["schemas"]["PanelId"];
            cycle_id: components["schemas"]["CycleId"];
            level: components["schemas"]["Level"];
            area_id: components["schemas"]["AreaId"];
            area_name: string;
            /** @description One domain only. */
            domain?: string | null;
            /** @example 2026年县级评审汇报会 */
            title: string;
            /** Format: date */
            held_on: string;
            method: components["schemas"]["Method"];
            state: components["schemas"]["PanelState"];
            /** @description What the order was drawn with: records in the order of the SHA-256 of `<seed>:<record id>`. Absent when set by hand. */
            seed?: string | null;
            /** @description Whether the caller leads it. */
            host: boolean;
            /** @description Whether the caller judges on it. */
            judge: boolean;
            /** @description In the order of appearance. */
            rounds: components["schemas"]["RoundView"][];
            /** @description For its host. */
            judges: components["schemas"]["JudgeView"][];
            /** @description Why a branch did not present itself. */
            absence_reason?: string | null;
            result_sha256?: null | components["schemas"]["Sha256"];
            /** @description Once it is over: whether the results computed anew are the frozen ones, byte by byte. */
            intact?: boolean | null;
            closed_at?: null | components["schemas"]["Instant"];
        };
        /** @description The panels of a cycle that the caller has to do with. */
        PanelsView: {
            /** @description In the order of their days. */
            items: components["schemas"]["PanelLineView"][];
        };
        /**
         * Format: uuid
         * @description One photo slot of one report.
         */
        PhotoId: string;
        /** @enum {string} */
        PhotoState: "awaited" | "stored" | "ready" | "unreadable";
        /** @description A photo of a report. */
        PhotoView: {
            /** @description Minted by the client. */
            id: components["schemas"]["PhotoId"];
            /** @description Where it stands. */
            state: components["schemas"]["PhotoState"];
            /** @description Whether its bytes have to be sent still. */
            missing: boolean;
            upload?: null | components["schemas"]["UnderwayView"];
            /** @description Of its bytes. */
            sha256: components["schemas"]["Sha256"];
            /**
             * Format: int64
             * @description How many they are.
             */
            size: number;
            /**
             * @description Why no picture can be made, when it is `unreadable`.
             * @example truncated
             */
            unreadable_reason?: string | null;
            /** @description What the sender says. */
            claimed: components["schemas"]["ClaimView"];
            facts?: null | components["schemas"]["FactsView"];
            renditions?: null | components["schemas"]["RenditionsView"];
            /**
             * Format: date
             * @description The last day it is kept; only for the author and the reviewing line. It may move on: evidence that rests on a photo
             *     keeps it longer.
             * @example 2027-06-30
             */
            retention_until?: string | null;
            /** @description Whether the archive of a naming keeps it: then there is no such day. */
            archived?: boolean | null;
        };
        /** @description Changes of a place; what is left out stays. It stays with its organisation. */
        PlaceChangeBody: {
            kind?: null | components["schemas"]["PlaceKind"];
            area_id?: null | components["schemas"]["AreaId"];
            /** @description Its name. */
            name?: string | null;
            /**
             * Format: int32
             * @description Thousandths of a degree north; `null` clears it.
             */
            latitude_milli?: number | null;
            /**
             * Format: int32
             * @description Thousandths of a degree east; `null` clears it.
             */
            longitude_milli?: number | null;
        };
        /**
         * Format: uuid
         * @description A named place where work happens.
         */
        PlaceId: string;
        /** @enum {string} */
        PlaceKind: "village" | "grid" | "project" | "enterprise" | "site" | "other";
        /** @description A named place where work happens. */
        PlaceView: {
            /** @description Its id. */
            id: components["schemas"]["PlaceId"];
            /** @description What it is. */
            kind: components["schemas"]["PlaceKind"];
            /** @description Where it lies. */
            area_id: components["schemas"]["AreaId"];
            organization_id?: null | components["schemas"]["OrganizationId"];
            /**
             * @description Its name.
             * @example 康江村第三网格
             */
            name: string;
            /**
             * Format: int32
             * @description Thousandths of a degree north, about 100 m: coarse on purpose.
             * @example 27949
             */
            latitude_milli?: number | null;
            /**
             * Format: int32
             * @description Thousandths of a degree east.
             * @example 116358
             */
            longitude_milli?: number | null;
        };
        /**
         * @description Where a point comes from. A place picked from the list is no point: the report names it as `place`.
         * @enum {string}
         */
        PointBasis: "device" | "exif";
        /** @description A point on Earth. */
        PointBody: {
            /**
             * Format: double
             * @description Degrees north.
             * @example 27.9487
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             * @example 116.3582
             */
            longitude: number;
            /** @description The system it was measured in. */
            coordinate_system: components["schemas"]["CoordinateSystem"];
        };
        /** @description A point on Earth. */
        PointView: {
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description The system it was measured in. */
            coordinate_system: components["schemas"]["CoordinateSystem"];
            /** @description Where it comes from. */
            basis: components["schemas"]["PointBasis"];
            /** @description Whether it was rounded to about a kilometre, as every point is after some months. */
            rounded: boolean;
        };
        /** @description Changes of a posting; what is left out stays. Member and host stay. */
        PostingChangeBody: {
            role?: null | components["schemas"]["PostingRole"];
            /**
             * Format: date
             * @description First day.
             */
            starts_on?: string | null;
            /**
             * Format: date
             * @description Last day; `null` opens it again.
             */
            ends_on?: string | null;
        };
        /**
         * Format: uuid
         * @description A member's posting to a host organisation.
         */
        PostingId: string;
        /** @enum {string} */
        PostingRole: "first_secretary" | "first_commissioner" | "seconded_village_head" | "medical_team" | "retired_leader" | "project_member" | "other";
        /** @description A member's posting to a host. */
        PostingView: {
            /** @description Its id. */
            id: components["schemas"]["PostingId"];
            /** @description Who is posted. */
            member_id: components["schemas"]["MemberId"];
            /**
             * @description The member's name.
             * @example 孔雪森
             */
            member_name: string;
            /** @description To which organisation. */
            host_id: components["schemas"]["OrganizationId"];
            /** @description The host's name. */
            host_name: string;
            /** @description As what. */
            role: components["schemas"]["PostingRole"];
            /**
             * Format: date
             * @description First day.
             */
            starts_on: string;
            /**
             * Format: date
             * @description Last day; absent while open.
             */
            ends_on?: string | null;
        };
        /** @description The body of every error answer. */
        Problem: {
            /**
             * @description Address of the page that explains this kind.
             * @example /problems/invalid
             */
            type: string;
            /**
             * @description Summary of the kind.
             * @example Some fields are not right
             */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status again.
             * @example 422
             */
            status: number;
            /**
             * @description What happened this time and what to do.
             * @example One field is not right.
             */
            detail: string;
            /** @description Each bad field, when the problem lies in fields. */
            errors?: components["schemas"]["FieldError"][];
            /** @description Whether the same request may succeed later. */
            retryable: boolean;
        };
        /** @description Where a record stands, how it got there and where it may go. */
        ProceedingsView: {
            record_id: components["schemas"]["RecordId"];
            state: components["schemas"]["RecordState"];
            /** Format: int32 */
            revision: number;
            /** @description Through whose hands it goes, from the lowest level up. */
            chain: components["schemas"]["ReviewStep"][];
            /** @description The steps it took, in order. */
            steps: components["schemas"]["TakenStepView"][];
            /** @description The steps the caller could take from here, and what is missing for them. */
            next: components["schemas"]["NextStepView"][];
        };
        /** @description Changes of a project; what is left out stays. */
        ProjectChangeBody: {
            area_id?: null | components["schemas"]["AreaId"];
            /** @description Its name. */
            name?: string | null;
            /**
             * Format: date
             * @description First day; `null` clears it.
             */
            started_on?: string | null;
            /**
             * Format: date
             * @description Last day; `null` clears it.
             */
            ended_on?: string | null;
        };
        /**
         * Format: uuid
         * @description A project that branches work on.
         */
        ProjectId: string;
        /** @description Who works on a project. */
        ProjectOrganizationsBody: {
            /** @description All of them; the others are taken off. At most 500. */
            organization_ids: components["schemas"]["OrganizationId"][];
        };
        /** @description A project that branches work on. */
        ProjectView: {
            /** @description Its id. */
            id: components["schemas"]["ProjectId"];
            /** @description Where it lies. */
            area_id: components["schemas"]["AreaId"];
            /**
             * @description Its name.
             * @example 新能源汽车科技产业园
             */
            name: string;
            /**
             * Format: date
             * @description First day.
             */
            started_on?: string | null;
            /**
             * Format: date
             * @description Last day.
             */
            ended_on?: string | null;
        };
        /** @description A piece of evidence with its snapshot. */
        ProofView: {
            record_id: components["schemas"]["RecordId"];
            criterion_id: components["schemas"]["CriterionId"];
            evidence: components["schemas"]["EvidenceView"];
            frozen?: null | components["schemas"]["FrozenEvidence"];
            /** @description The very text the digest is over. */
            frozen_text: string;
            /** @description Whether the digest fits the text. */
            intact: boolean;
            detached_at?: null | components["schemas"]["Instant"];
            /** @description Not shown to the branch. */
            detached_by?: string | null;
        };
        /** @description A branch on the public list. */
        PublicBranchView: {
            /** @description Its record; an objection is addressed to it. */
            record_id: components["schemas"]["RecordId"];
            /** @example red_flag */
            honor: string;
            /** @description Full official name. */
            name: string;
            /** @description Name of its area. */
            area: string;
            /** @description Name of its domain. */
            domain: string;
            standing: components["schemas"]["Standing"];
            /**
             * Format: date
             * @description First day on which it is public.
             */
            since: string;
            /**
             * Format: date
             * @description Last day of publicity.
             */
            until: string;
        };
        /** @description The public list of a cycle. */
        PublicListView: {
            /** @description Name of the cycle. */
            cycle: string;
            /** @description Who publishes it. */
            issuer?: string | null;
            /** @description Where people may turn with an objection by phone. */
            phone?: string | null;
            /** @description Where, by letter or visit. */
            address?: string | null;
            /** @description Whether an objection may say how to reach who makes it. Where this is false no contact is taken. */
            takes_contacts: boolean;
            /** @description In the order of areas. */
            branches: components["schemas"]["PublicBranchView"][];
        };
        /** @description A record in its place. All points are in hundredths. */
        RankedView: {
            record_id: components["schemas"]["RecordId"];
            /** @description Code of the organisation. */
            code: string;
            /**
             * @description Its full name; an alias while the caller's level scores it blind.
             * @example 中共太坊镇康江村支部委员会
             */
            name: string;
            /** @description Code of its domain. */
            domain?: string | null;
            state?: null | components["schemas"]["RecordState"];
            /**
             * Format: int32
             * @description By points alone: equal points share it, and the next one skips (1, 2, 2, 4).
             */
            rank: number;
            /**
             * Format: int32
             * @description After the rules for ties. Shared only by those that a vote has to decide.
             */
            place: number;
            /** @description Whether a vote decided its place. */
            by_vote: boolean;
            /**
             * Format: int64
             * @description The points that rank it: scores and bonuses less deductions.
             * @example 8750
             */
            total: number;
            /**
             * Format: int64
             * @description Sum of the scores.
             */
            base: number;
            /** Format: int64 */
            performance: number;
            /** Format: int64 */
            satisfaction: number;
            /**
             * Format: int64
             * @description The most that its sheet gives for satisfaction.
             */
            satisfaction_max: number;
            /** Format: int64 */
            political: number;
            /** Format: int64 */
            bonus: number;
            /** Format: int64 */
            deduction: number;
        };
        /** @description A ranking as it is now. */
        RankingView: {
            /**
             * Format: int32
             * @description Most branches the honour names: an upper limit, never a target. Absent for a domain.
             */
            cap?: number | null;
            /** @description In order. */
            entries: components["schemas"]["RankedView"][];
            /** @description Votes on ties at this level, in the order of time. */
            votes: components["schemas"]["TieVoteView"][];
            /** @description Digest of the canonical text; a snapshot frozen now has the same. */
            sha256: components["schemas"]["Sha256"];
        };
        /** @enum {string} */
        Reason: "same_activity" | "same_work_continued" | "shown_for_comparison" | "chosen_by_mistake" | "other";
        /** @description That it was received. */
        ReceiptView: {
            /** @description Its number, for asking about it. */
            id: components["schemas"]["ObjectionId"];
        };
        /**
         * Format: uuid
         * @description An organisation's appraisal record in one cycle.
         */
        RecordId: string;
        /** @description The organisation a record is of. */
        RecordOrganizationView: {
            /** @description The organisation. */
            id: components["schemas"]["OrganizationId"];
            /** @description Its code in the roster. */
            code: string;
            /** @description Full official name. */
            name: string;
            /** @description Short name. */
            short_name?: string | null;
            /** @description Code of the domain it is appraised in. */
            domain?: string | null;
            /** @description The area it lies in. */
            area_id: components["schemas"]["AreaId"];
            /** @description Name of that area. */
            area_name: string;
        };
        /** @description How a record did on a panel. */
        RecordPanelView: {
            panel_id: components["schemas"]["PanelId"];
            level: components["schemas"]["Level"];
            title: string;
            /** Format: date */
            held_on: string;
            method: components["schemas"]["Method"];
            /**
             * Format: int32
             * @description In hundredths; absent when the branch did not present itself.
             */
            points?: number | null;
        };
        /** @description How a record did on panels that are over. */
        RecordPanelsView: {
            /** @description In the order of their days. */
            items: components["schemas"]["RecordPanelView"][];
        };
        /** @enum {string} */
        RecordState: "not_declared" | "declared" | "self_scored" | "township_reviewed" | "county_reviewed" | "city_reviewed" | "inspected" | "publicized" | "objection_handling" | "named" | "not_named" | "under_review" | "revoked" | "returned" | "withdrawn" | "vetoed";
        /** @description A record in a list. */
        RecordView: {
            id: components["schemas"]["RecordId"];
            cycle_id: components["schemas"]["CycleId"];
            organization: components["schemas"]["RecordOrganizationView"];
            state: components["schemas"]["RecordState"];
            /**
             * Format: int32
             * @description Rises with every change of scores or evidence.
             */
            revision: number;
            updated_at: components["schemas"]["Instant"];
            /** @description Whether the caller has a part in the branch and somebody else has to score it (回避). */
            recused: boolean;
            /** @description How far each of the caller's own levels has come; empty where the caller reviews nothing. */
            own: components["schemas"]["LevelProgressView"][];
        };
        /** @description Where the pictures are. */
        RenditionsView: {
            /** @description 320 pixels on the longer side. */
            small: string;
            /** @description 1600 pixels on the longer side. */
            large: string;
        };
        /** @description A branch by name. */
        ReportBranchView: {
            /** @description Its id. */
            id: components["schemas"]["OrganizationId"];
            /** @description Its full name. */
            name: string;
            /** @description Its domain. */
            domain?: string | null;
        };
        /**
         * Format: uuid
         * @description A report from the field.
         */
        ReportId: string;
        /** @enum {string} */
        ReportKind: "vanguard_work" | "post_duty" | "household_visit" | "errand_service" | "village_service" | "enterprise_help" | "community_governance" | "emergency" | "volunteer" | "other";
        /** @description A report in a list. */
        ReportLineView: {
            /** @description Minted by the client. */
            id: components["schemas"]["ReportId"];
            /**
             * Format: int32
             * @description Rises with every change.
             */
            revision: number;
            /** @description Where it stands. */
            state: components["schemas"]["ReportState"];
            /** @description For which branch. */
            branch: components["schemas"]["ReportBranchView"];
            /** @description Who did it. */
            author: components["schemas"]["ReportMemberView"];
            /** @description What was done. */
            kind: components["schemas"]["ReportKind"];
            /** @description In the author's words; empty when a photo says it. */
            text: string;
            /** @description 办成了什么. */
            outcome?: string | null;
            /** @description Code of a work theme. */
            theme?: string | null;
            /**
             * Format: date
             * @description The day in the city.
             */
            happened_on: string;
            /** @description 补记: filed on a later day. */
            backdated: boolean;
            /** @description How many of the promised photos are here. */
            completeness: components["schemas"]["CompletenessView"];
            /** @description The first photos; empty when the pictures are not for the caller. */
            photos: components["schemas"]["ThumbView"][];
            /** @description Whether evidence rests on it now; only for the author and the reviewing line. */
            used_as_evidence?: boolean | null;
            /** @description When it arrived. */
            submitted_at: components["schemas"]["Instant"];
        };
        /** @description A member by name. */
        ReportMemberView: {
            /** @description The member. */
            id: components["schemas"]["MemberId"];
            /** @description The name. */
            name: string;
        };
        /** @enum {string} */
        ReportState: "submitted" | "withdrawn" | "hidden";
        /** @description A report. */
        ReportView: {
            /** @description Minted by the client. */
            id: components["schemas"]["ReportId"];
            /**
             * Format: int32
             * @description Rises with every change; also the `ETag`.
             */
            revision: number;
            /** @description Where it stands. */
            state: components["schemas"]["ReportState"];
            /** @description Why it was hidden. */
            state_reason?: string | null;
            /** @description For which branch. */
            branch: components["schemas"]["ReportBranchView"];
            /** @description Who did it. */
            author: components["schemas"]["ReportMemberView"];
            /** @description Who filed it; another person than the author when it was filed on behalf. */
            filed_by: components["schemas"]["FilerView"];
            /** @description What was done. */
            kind: components["schemas"]["ReportKind"];
            /** @description In the author's words; empty when a photo says it. */
            text: string;
            /** @description 办成了什么. */
            outcome?: string | null;
            /** @description The partner organisation. */
            partner?: string | null;
            /** @description Code of a work theme. */
            theme?: string | null;
            project_id?: null | components["schemas"]["ProjectId"];
            team_id?: null | components["schemas"]["TeamId"];
            place_id?: null | components["schemas"]["PlaceId"];
            point?: null | components["schemas"]["PointView"];
            /**
             * Format: date
             * @description The day in the city.
             */
            happened_on: string;
            /** @description 补记: filed on a later day. */
            backdated: boolean;
            /** @description Who was there too. */
            companions: components["schemas"]["ReportMemberView"][];
            /** @description 有未成年人. */
            has_minors: boolean;
            /** @description 有就诊、救助对象. */
            has_vulnerable: boolean;
            /** @description How many of the promised photos are here. */
            completeness: components["schemas"]["CompletenessView"];
            /** @description True when the pictures are not for the caller; `photos` is empty then. */
            photos_withheld: boolean;
            /** @description The photos, in their order. */
            photos: components["schemas"]["PhotoView"][];
            /** @description Where it is used now; only for the author and the reviewing line. */
            used_in: components["schemas"]["UseView"][];
            /** @description When it arrived. */
            submitted_at: components["schemas"]["Instant"];
            /** @description When it was changed last. */
            updated_at: components["schemas"]["Instant"];
        };
        /** @description One step of a chain. */
        ReviewStep: {
            /** @description At which level it scores. */
            level: components["schemas"]["Level"];
            /** @description Whose step it is. */
            reviewed_by: components["schemas"]["ReviewedBy"];
            /**
             * @description Name of the body, for people.
             * @example 卫健委党委
             */
            body_zh: string;
            /**
             * @description Name of the body in English.
             * @example Party Committee of the Health Commission
             */
            body_en: string;
        };
        /** @enum {string} */
        ReviewedBy: "area" | "line";
        /** @enum {string} */
        Role: "group_leader" | "branch_contact" | "reviewer" | "domain_reviewer" | "inspector" | "panel_judge" | "objection_handler" | "city_admin" | "security_admin" | "auditor";
        /** @description A role in force, with where it holds. */
        RoleView: {
            /** @description The grant, by which it is ended. */
            id: components["schemas"]["GrantId"];
            /** @description The role. */
            role: components["schemas"]["Role"];
            level?: null | components["schemas"]["Level"];
            area?: null | components["schemas"]["NamedAreaView"];
            organization?: null | components["schemas"]["NamedOrganizationView"];
            /** @description The domains it covers; empty means all. */
            domains: string[];
            /** @description Who gave it. */
            source: components["schemas"]["GrantSource"];
            /** @description Since when. */
            created_at: components["schemas"]["Instant"];
        };
        /** @description Some rows, and how many there are. */
        RosterEntriesView: {
            /** @description How many there are. */
            count: number;
            /** @description The first two hundred. */
            first: components["schemas"]["RosterEntryView"][];
        };
        /** @description One row that is new, changed, moved or gone. */
        RosterEntryView: {
            /**
             * Format: int32
             * @description The row of the file; absent for what is gone.
             */
            row?: number | null;
            /** @description Its id in the roster. */
            code: string;
            /** @description Its name. */
            name: string;
            /** @description What differs. Phones are masked. */
            fields: components["schemas"]["RosterFieldView"][];
        };
        /** @description One value that differs. */
        RosterFieldView: {
            /** @description The column of the roster. */
            field: string;
            /** @description As stored. */
            old: string;
            /** @description As in the file. */
            new: string;
        };
        /** @description The files of a roster: one workbook, or up to four tables. */
        RosterFilesBody: {
            /**
             * Format: binary
             * @description A workbook with sheets of the names below; then nothing else.
             */
            workbook?: string | null;
            /**
             * Format: binary
             * @description regions.csv
             */
            regions?: string | null;
            /**
             * Format: binary
             * @description branches.csv
             */
            branches?: string | null;
            /**
             * Format: binary
             * @description members.csv
             */
            members?: string | null;
            /**
             * Format: binary
             * @description reviewers.csv
             */
            reviewers?: string | null;
        };
        /** @description Something in the file that has to be put right, or looked at. */
        RosterFindingView: {
            table?: null | components["schemas"]["RosterTable"];
            /**
             * Format: int32
             * @description The row as a spreadsheet shows it; absent when it concerns the whole table.
             */
            row?: number | null;
            /** @description The column by its name in the format. */
            column?: string | null;
            /** @description Stable code, listed in docs/roster-format.md. */
            code: string;
            /** @description In Chinese. */
            message_zh: string;
            /** @description In English. */
            message_en: string;
        };
        /** @description Some findings, and how many there are. */
        RosterFindingsView: {
            /** @description How many there are. */
            count: number;
            /** @description The first two hundred. */
            first: components["schemas"]["RosterFindingView"][];
        };
        /** @description What an import did. */
        RosterImportView: {
            /** @description Accounts made. */
            new_accounts: number;
            /** @description Branches wound up because they were gone. */
            dissolved: number;
            /** @description Members blocked because they were gone. */
            blocked: number;
            /** @description Codes for people who are new, by branch. Nobody can read them again. */
            slips: components["schemas"]["RosterSlipView"][];
        };
        /** @description What importing a roster would change. */
        RosterPlanView: {
            /** @description Names this plan when importing: it stands for the files and for all that they would change. */
            plan: string;
            /** @description The tables, in the order of import. */
            tables: components["schemas"]["RosterTableView"][];
            /** @description What has to be put right. */
            problems: components["schemas"]["RosterFindingsView"];
            /** @description What somebody should look at. */
            notes: components["schemas"]["RosterFindingsView"];
            /** @description Whether skipping the refused rows would help. */
            can_skip: boolean;
        };
        /** @description A one-time code to hand over. */
        RosterSlipView: {
            /** @description The branch, or the region of a reviewer who is no member. */
            branch: string;
            /** @description Who. */
            name: string;
            /** @description The login. */
            login: string;
            /** @description The code. Shown this once. */
            code: string;
        };
        /**
         * @description One of the four tables.
         * @enum {string}
         */
        RosterTable: "regions" | "branches" | "members" | "reviewers";
        /** @description What would happen to one table. */
        RosterTableView: {
            /** @description The table. */
            table: components["schemas"]["RosterTable"];
            /** @description Not stored yet. */
            new: components["schemas"]["RosterEntriesView"];
            /** @description Stored with other values, at the same place. */
            changed: components["schemas"]["RosterEntriesView"];
            /** @description Stored elsewhere: in another region or branch. */
            moved: components["schemas"]["RosterEntriesView"];
            /** @description Stored, of what the file speaks of, and not in it. */
            gone: components["schemas"]["RosterEntriesView"];
            /** @description Rows that say what is stored. */
            same: number;
            /** @description Rows that point at a refused row and wait for it. */
            waiting: number;
        };
        /** @enum {string} */
        RoundState: "waiting" | "open" | "closed";
        /** @description The turn of a branch. */
        RoundView: {
            record_id: components["schemas"]["RecordId"];
            /**
             * Format: int32
             * @description From 1.
             */
            position: number;
            /** @description Full name of the branch. */
            name: string;
            area_name: string;
            state: components["schemas"]["RoundState"];
            /** @description Whether the caller has a part in the branch, so that he gives it nothing. */
            recused: boolean;
            /**
             * Format: int32
             * @description What the caller gave, in hundredths.
             */
            own_points?: number | null;
            /** @description Judges who have not scored; for the host while the round is open. */
            waiting_for: string[];
            /** @description Why it closed without all judges. */
            reason?: string | null;
            /**
             * Format: int32
             * @description The result in hundredths. Nobody sees it before the panel is over; a branch sees its own.
             * @example 8833
             */
            points?: number | null;
            /** @description What the judges gave, lowest first, once the panel is over. */
            scores: number[];
        };
        /** @description The calendar and the caps of a cycle. */
        ScheduleBody: {
            /** @description When each stage is meant to be. For people to read: nobody is reminded, and nothing ends by itself. */
            stages: components["schemas"]["StageBody"][];
            /** @description Most branches of a domain that are named, where the city wants a limit beside that of the honour. */
            domain_caps: components["schemas"]["DomainCapBody"][];
            /**
             * Format: int32
             * @description For how many years an honour is given, 1 to 10.
             * @default 3
             */
            honor_years: number;
            /**
             * Format: int32
             * @description From which difference on, in hundredths, a level looks again at what a second reviewer would give; absent where
             *     nobody scores twice.
             */
            second_score_gap?: number | null;
            /** @description Where people may turn with an objection; the public page says it. */
            notice?: components["schemas"]["NoticeBody"];
        };
        /** @enum {string} */
        SchemeType: "demonstration" | "annual_assessment";
        /** @description A second score far from the score of its level. */
        ScoreApartView: {
            record_id: components["schemas"]["RecordId"];
            /** @description Full name of the organisation; an alias while the caller's level scores it blind. */
            organization: string;
            criterion_id: components["schemas"]["CriterionId"];
            /** @example A2 */
            criterion: string;
            text_zh: string;
            text_en: string;
            /**
             * Format: int32
             * @description The most the criterion gives, in hundredths.
             */
            max_points: number;
            level: components["schemas"]["Level"];
            /**
             * Format: int32
             * @description What the level gave, in hundredths.
             */
            first_points: number;
            /** @description Why; absent while the caller's level scores blind. */
            first_reason?: string | null;
            /**
             * Format: int32
             * @description What the second reviewer would give, in hundredths.
             */
            second_points: number;
            /** @description Why; absent while the caller's level scores blind. */
            second_reason?: string | null;
            /** @description The second reviewer; absent while the caller's level scores blind. */
            reviewer?: string | null;
            /** @description When the second score was given. */
            at: components["schemas"]["Instant"];
            /** @description Whether the level has given its score once more since. */
            settled: boolean;
        };
        /** @description A score with all it rests on. */
        ScoreBody: {
            level?: null | components["schemas"]["Level"];
            /**
             * Format: int32
             * @description In hundredths of a point, 0 to the criterion's most.
             * @example 550
             */
            points: number;
            /** @description Why, 1 to 500 characters. */
            reason: string;
            /** @description Exactly this stands afterwards: what is named again keeps its snapshot, what is left out is detached. */
            evidence?: components["schemas"]["EvidenceBody"][];
        };
        /** @enum {string} */
        ScoreLevel: "self" | "township" | "county" | "city";
        ScoreView: {
            level: components["schemas"]["ScoreLevel"];
            /**
             * Format: int32
             * @description In hundredths of a point.
             * @example 550
             */
            points: number;
            reason: string;
            reviewer: string;
            at: components["schemas"]["Instant"];
        };
        /** @description A changed criterion and the revision it led to. */
        ScoredView: {
            record_id: components["schemas"]["RecordId"];
            /**
             * Format: int32
             * @description The record's new revision.
             */
            revision: number;
            /** @description The criterion with all levels' scores and evidence. */
            part: components["schemas"]["CriterionDossierView"];
        };
        /** @description A seal to be kept elsewhere. */
        SealView: {
            /**
             * @description `number:hash`; null while nothing was sealed yet.
             * @example 12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            seal?: string | null;
            sealed_at?: null | components["schemas"]["Instant"];
        };
        /** @description What a second reviewer would give. */
        SecondScoreBody: {
            level?: null | components["schemas"]["Level"];
            /**
             * Format: int32
             * @description In hundredths of a point, 0 to the criterion's most.
             * @example 450
             */
            points: number;
            /** @description Why, 1 to 500 characters. */
            reason: string;
        };
        /** @description A second score beside the score of its level. */
        SecondScoreView: {
            criterion_id: components["schemas"]["CriterionId"];
            /**
             * @description Code of the criterion.
             * @example A2
             */
            criterion: string;
            level: components["schemas"]["Level"];
            /**
             * Format: int32
             * @description What the second reviewer would give, in hundredths.
             */
            points: number;
            reason: string;
            reviewer: string;
            at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description What the level gave, in hundredths.
             */
            first_points?: number | null;
            /** @description Whether the two are as far apart as the gap of the cycle, or further. */
            discrepant: boolean;
            /** @description Whether the level has given its score once more since. */
            settled: boolean;
        };
        /** @description The second scores of a record. */
        SecondScoresView: {
            /** @description From the lowest level up, in the order of the sheet. */
            items: components["schemas"]["SecondScoreView"][];
        };
        /** @description One own score. */
        SelfScoreBody: {
            /** @description A criterion of the record's sheet. */
            criterion_id: components["schemas"]["CriterionId"];
            /**
             * Format: int32
             * @description In hundredths of a point, 0 to the criterion's most.
             * @example 450
             */
            points: number;
            /** @description One line, 1 to 200 characters. */
            reason: string;
        };
        /** @description One own score. */
        SelfScoreView: {
            criterion_id: components["schemas"]["CriterionId"];
            /** Format: int32 */
            points: number;
            reason: string;
            at: components["schemas"]["Instant"];
        };
        /** @description Own scores of a branch. */
        SelfScoresBody: {
            /** @description As many criteria as the branch likes; the others stay as they are. */
            scores: components["schemas"]["SelfScoreBody"][];
        };
        /** @description What the branch has scored so far. */
        SelfScoresView: {
            record_id: components["schemas"]["RecordId"];
            /** Format: int32 */
            revision: number;
            scores: components["schemas"]["SelfScoreView"][];
        };
        /**
         * Format: uuid
         * @description One device of one person.
         */
        SessionId: string;
        /** @description A device somebody is logged in on. */
        SessionView: {
            /** @description The session, by which the device is logged out. */
            id: components["schemas"]["SessionId"];
            /**
             * @description What the person calls the device.
             * @example 我的手机
             */
            device_label: string;
            /** @description How its token travels. */
            transport: components["schemas"]["Transport"];
            /** @description Whether it is the device asking. */
            current: boolean;
            /** @description When it was logged in. */
            created_at: components["schemas"]["Instant"];
            /** @description When it was last seen, to the minute. */
            last_seen_at: components["schemas"]["Instant"];
            /** @description When the session ends by itself. */
            expires_at: components["schemas"]["Instant"];
        };
        /** @description One's devices. */
        SessionsView: {
            /** @description All of them, newest first; there are twenty at the most. */
            items: components["schemas"]["SessionView"][];
        };
        /** @description What was found and what came of it. */
        SettlementBody: {
            /** @description 1 to 1000 characters. */
            finding: string;
            outcome: components["schemas"]["ObjectionOutcome"];
            /**
             * Format: date
             * @description When a reply went out, if one did.
             */
            replied_on?: string | null;
        };
        /** @description SHA-256 of the bytes as 64 hexadecimal digits */
        Sha256: string;
        /** @description A sheet to write. */
        SheetBody: {
            title_zh: string;
            title_en: string;
            /** @description The points of the dimensions sum to 15, 20, 20, 15 and 30. */
            criteria: components["schemas"]["CriterionBody"][];
        };
        /**
         * Format: uuid
         * @description A version of a domain's scoring sheet.
         */
        SheetId: string;
        /** @description A sheet without its criteria. */
        SheetSummaryView: {
            id: components["schemas"]["SheetId"];
            cycle_id: components["schemas"]["CycleId"];
            /** @example rural */
            domain: string;
            /**
             * Format: int32
             * @description Counts from 1; the greatest is in force.
             */
            version: number;
            title_zh: string;
            title_en: string;
            frozen_at?: null | components["schemas"]["Instant"];
        };
        /** @description A sheet with its criteria. */
        SheetView: {
            id: components["schemas"]["SheetId"];
            cycle_id: components["schemas"]["CycleId"];
            /** @example rural */
            domain: string;
            /**
             * Format: int32
             * @description Counts from 1; the greatest is in force.
             */
            version: number;
            title_zh: string;
            title_en: string;
            frozen_at?: null | components["schemas"]["Instant"];
            /** @description In the order of the sheet; the points sum to 10000. */
            criteria: components["schemas"]["CriterionView"][];
        };
        /** @enum {string} */
        SlideKind: "opening" | "work" | "closing";
        /** @description A picture on a slide. */
        SlidePictureView: {
            id: components["schemas"]["PhotoId"];
            /** @description 1600 pixels on the longer side. */
            url: string;
        };
        /** @description One slide. */
        SlideView: {
            kind: components["schemas"]["SlideKind"];
            /**
             * Format: int32
             * @description How long it is meant to be shown.
             */
            seconds: number;
            work?: null | components["schemas"]["WorkView"];
        };
        /** @description Six minutes of slides. */
        SlidesView: {
            record_id: components["schemas"]["RecordId"];
            /** @description Full name of the branch. */
            name: string;
            area_name: string;
            /** @description 360 in all. */
            slides: components["schemas"]["SlideView"][];
        };
        /** @description A photo that will follow. */
        SlotBody: {
            /** @description Minted by the client: a UUID of version 7. */
            id: components["schemas"]["PhotoId"];
            /** @description Of the bytes that will be sent. */
            sha256: components["schemas"]["Sha256"];
            /**
             * Format: int64
             * @description How many they are.
             * @example 812345
             */
            size: number;
            /**
             * @description What the phone takes them for; the server looks at the bytes itself.
             * @example image/jpeg
             */
            media_type: string;
            /**
             * @description Local time by the phone's clock, with its offset when known.
             * @example 2026-10-01T09:30:15+08:00
             */
            taken_at?: string | null;
            point?: null | components["schemas"]["PointBody"];
        };
        /**
         * Format: uuid
         * @description A frozen ranking.
         */
        SnapshotId: string;
        /** @description A frozen ranking in a list. */
        SnapshotView: {
            id: components["schemas"]["SnapshotId"];
            cycle_id: components["schemas"]["CycleId"];
            level: components["schemas"]["Level"];
            honor?: string | null;
            domain?: string | null;
            note: string;
            sha256: components["schemas"]["Sha256"];
            frozen_by: string;
            frozen_at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        Stage: "declaring" | "self_scoring" | "township" | "county" | "panel" | "city" | "inspection" | "publicity" | "naming";
        /** @description When a stage is meant to be. */
        StageBody: {
            stage: components["schemas"]["Stage"];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
        };
        /** @enum {string} */
        Standing: "proposed" | "named";
        /** @description How many records stand in a state. */
        StateCountView: {
            /** @description Code of the domain. */
            domain?: string | null;
            state: components["schemas"]["RecordState"];
            /** Format: int64 */
            records: number;
        };
        /** @enum {string} */
        Step: "declare" | "withdraw" | "submit_self_scores" | "resubmit" | "conclude" | "reopen" | "return" | "pass_over" | "reinstate" | "veto" | "lift_veto" | "inspect" | "publicize" | "take_objection" | "settle_objection" | "name" | "start_review" | "keep_honor" | "revoke";
        /** @description A step to be taken. */
        StepBody: {
            /** @description Which. */
            step: components["schemas"]["Step"];
            level?: null | components["schemas"]["Level"];
            /** @description Why, 1 to 500 characters. Due where the step says so. */
            reason?: string | null;
            decision?: null | components["schemas"]["DecisionBody"];
        };
        /** @description The object store. */
        StorageHealthView: {
            kind: components["schemas"]["StorageKind"];
            /** @description Whether it takes, gives back and deletes a small object within five seconds. */
            answers: boolean;
            /**
             * Format: int64
             * @description How long that took, in milliseconds; absent when it does not answer.
             * @example 4
             */
            round_trip_milliseconds?: number | null;
            /**
             * Format: int64
             * @description Bytes of all originals, from the database: what is stored once counts once. The pictures made of them come on
             *     top, about a quarter more.
             * @example 2300000000
             */
            originals_bytes: number;
        };
        /** @enum {string} */
        StorageKind: "local" | "s3";
        /** @description An answer. */
        SupplementAnswerBody: {
            /**
             * @description One line, 1 to 200 characters; nothing declines (没有可补充的), which has no effect.
             * @example 5月由村委会统一收取，共86户
             */
            answer?: string | null;
            /**
             * Format: int32
             * @description Seconds of typing as the client measured them; for the gauge of burdens only, without names.
             * @example 25
             */
            typed_seconds?: number | null;
        };
        /** @description A question. */
        SupplementBody: {
            /** @description The criterion it is about. */
            criterion_id: components["schemas"]["CriterionId"];
            level?: null | components["schemas"]["Level"];
            /** @description 1 to 200 characters, to be answered in one line. */
            question: string;
            /**
             * Format: int32
             * @description Working days for an answer, 5 to 20.
             * @default 5
             */
            working_days: number;
        };
        /**
         * Format: uuid
         * @description A question to a branch.
         */
        SupplementId: string;
        /** @enum {string} */
        SupplementState: "open" | "answered" | "lapsed";
        /** @description A question and what became of it. */
        SupplementView: {
            id: components["schemas"]["SupplementId"];
            criterion_id: components["schemas"]["CriterionId"];
            /** @example A2 */
            criterion: string;
            level: components["schemas"]["Level"];
            question: string;
            asked_at: components["schemas"]["Instant"];
            /**
             * Format: date
             * @description Last day for an answer.
             */
            answer_by: string;
            answer?: string | null;
            answered_at?: null | components["schemas"]["Instant"];
        };
        /** @description The questions of a record. */
        SupplementsView: {
            record_id: components["schemas"]["RecordId"];
            /** @description In the order of time. */
            items: components["schemas"]["SupplementView"][];
            /** @description Codes of the criteria about which nobody has asked yet: what is left, for all levels together. */
            unasked: string[];
        };
        /** @enum {string} */
        SweepKind: "expired_photos" | "stray_photos" | "uploads" | "exports" | "exact_points";
        /** @description The last round of a kind of cleaning up, by whichever process. */
        SweepView: {
            kind: components["schemas"]["SweepKind"];
            ended_at?: null | components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description How many things that round removed or changed.
             */
            removed: number;
        };
        /** @enum {string} */
        TakenBasis: "file_offset" | "assumed_zone" | "none";
        /** @description A step that was taken. */
        TakenStepView: {
            step: components["schemas"]["Step"];
            level?: null | components["schemas"]["Level"];
            from: components["schemas"]["RecordState"];
            to: components["schemas"]["RecordState"];
            reason?: string | null;
            decision?: null | components["schemas"]["DecisionBody"];
            /** @description Shown to reviewers only. */
            taken_by?: string | null;
            taken_at: components["schemas"]["Instant"];
        };
        /** @description Changes of a team; what is left out stays. */
        TeamChangeBody: {
            kind?: null | components["schemas"]["TeamKind"];
            /** @description Its name. */
            name?: string | null;
            project_id?: null | components["schemas"]["ProjectId"];
            place_id?: null | components["schemas"]["PlaceId"];
        };
        /**
         * Format: uuid
         * @description A vanguard team, exemplary post or service team.
         */
        TeamId: string;
        /** @enum {string} */
        TeamKind: "vanguard" | "exemplary_post" | "service_team";
        /** @description A vanguard team, exemplary post or service team. */
        TeamView: {
            /** @description Its id. */
            id: components["schemas"]["TeamId"];
            /** @description The organisation it belongs to. */
            organization_id: components["schemas"]["OrganizationId"];
            /** @description What it is. */
            kind: components["schemas"]["TeamKind"];
            /**
             * @description Its name.
             * @example 康江村党员先锋队
             */
            name: string;
            project_id?: null | components["schemas"]["ProjectId"];
            place_id?: null | components["schemas"]["PlaceId"];
        };
        /** @description The teams of one organisation. */
        TeamsView: {
            /** @description The teams, by name. */
            items: components["schemas"]["TeamView"][];
        };
        /** @description A photo in a list. */
        ThumbView: {
            /** @description Minted by the client. */
            id: components["schemas"]["PhotoId"];
            /** @description Where it stands. */
            state: components["schemas"]["PhotoState"];
            renditions?: null | components["schemas"]["RenditionsView"];
        };
        /** @description The records a vote was about, in their new places. */
        TieDecidedView: {
            entries: components["schemas"]["RankedView"][];
        };
        /** @description A vote to be recorded. */
        TieVoteBody: {
            /** @description Whose scores. */
            level: components["schemas"]["Level"];
            /** @description City-wide for an honour; this or `domain`. */
            honor?: string | null;
            /** @description City-wide for one domain. */
            domain?: string | null;
            /** @description Exactly the records that every rule finds equal, first to last. */
            order: components["schemas"]["RecordId"][];
            /** @description How the committee came to it, 1 to 500 characters. */
            note: string;
            /**
             * Format: date
             * @description When.
             */
            decided_on: string;
        };
        /** @description A committee's vote on records that every rule found equal. */
        TieVoteView: {
            id: components["schemas"]["VoteId"];
            /** @description First to last. */
            order: components["schemas"]["RecordId"][];
            /** @description What they are called, in the same order. */
            names: string[];
            note: string;
            /** Format: date */
            decided_on: string;
        };
        TotalView: {
            level: components["schemas"]["ScoreLevel"];
            /**
             * Format: int32
             * @description In hundredths of a point.
             * @example 8750
             */
            points: number;
        };
        /** @enum {string} */
        Transport: "bearer" | "cookie";
        /** @description A photo on its way in pieces. */
        UnderwayView: {
            /**
             * @description Where to go on.
             * @example /api/v1/uploads/019a3b5e-7c00-7000-8000-000000000003
             */
            location: string;
            /**
             * Format: int64
             * @description Durable bytes. A request that is still sending may add to them; `HEAD` tells at the moment.
             */
            offset: number;
            /** @description When it is given up. */
            expires_at: components["schemas"]["Instant"];
        };
        /**
         * Format: uuid
         * @description A photo on its way in pieces.
         */
        UploadId: string;
        /** @description What an upload gave. */
        UploadView: {
            /** @description The photo. */
            photo_id: components["schemas"]["PhotoId"];
            /** @description Where it stands. */
            state: components["schemas"]["PhotoState"];
            /** @description How many of the report's photos are here. */
            completeness: components["schemas"]["CompletenessView"];
        };
        /** @description One criterion that rests on a report. */
        UseView: {
            /** @description The record. */
            record_id: components["schemas"]["RecordId"];
            /** @description The cycle. */
            cycle_id: components["schemas"]["CycleId"];
            /**
             * @description Its name.
             * @example 2026年度红旗(模范)党支部创评
             */
            cycle: string;
            /**
             * @description Which level rests a score on it.
             * @example county
             */
            level: string;
            /**
             * @description The dimension of the criterion.
             * @example performance
             */
            dimension: string;
            /**
             * @description The code of the criterion.
             * @example A2
             */
            criterion: string;
        };
        /** @description What to verify against. */
        VerificationBody: {
            /**
             * @description A seal kept elsewhere, as `number:hash`.
             * @example 12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            expected?: string | null;
        };
        /** @description What a verification saw. */
        VerificationView: {
            /** @description Whether everything fits. */
            sound: boolean;
            /**
             * Format: int64
             * @description Seals walked.
             */
            seals: number;
            /**
             * Format: int64
             * @description Events covered by them.
             */
            sealed_events: number;
            /**
             * Format: int64
             * @description Events that wait for a seal and are not protected yet.
             */
            pending_events: number;
            /** @description The newest seal, as `number:hash`. */
            newest?: string | null;
            /** @description What does not fit, the first hundred. */
            findings: components["schemas"]["Finding"][];
            /**
             * Format: int64
             * @description How many more there are.
             */
            findings_left_out: number;
        };
        /** @enum {string} */
        VetoGround: "discipline" | "accident" | "mass_incident" | "election_missed" | "no_organizational_life" | "false_material" | "low_satisfaction" | "weak_organization";
        /** @enum {string} */
        VisitFinding: "confirm" | "adjust" | "fail";
        /** @description A visit note. */
        VisitNoteBody: {
            /** @description Minted by the client: a UUID of version 7. */
            id: components["schemas"]["VisitNoteId"];
            /**
             * Format: date
             * @description The day of the visit.
             */
            visited_on: string;
            /** @description What was seen and heard, 1 to 2000 characters. */
            text: string;
            finding?: null | components["schemas"]["VisitFinding"];
            /** @description 1 to 500 characters. Due unless the finding confirms. */
            reason?: string | null;
            /** @description Photos that will come. None is fine. */
            photos?: components["schemas"]["VisitSlotBody"][];
        };
        /**
         * Format: uuid
         * @description What an inspector saw on a visit.
         */
        VisitNoteId: string;
        /** @description A visit note. */
        VisitNoteView: {
            id: components["schemas"]["VisitNoteId"];
            record_id: components["schemas"]["RecordId"];
            /** @description Who wrote it. */
            inspector: string;
            /** @description Whether the caller did. */
            own: boolean;
            /** Format: date */
            visited_on: string;
            text: string;
            finding?: null | components["schemas"]["VisitFinding"];
            reason?: string | null;
            photos: components["schemas"]["VisitPhotoView"][];
            noted_at: components["schemas"]["Instant"];
            withdrawn_at?: null | components["schemas"]["Instant"];
            withdraw_reason?: string | null;
        };
        /** @description The notes of a record. */
        VisitNotesView: {
            /** @description In the order in which they came; withdrawn ones too. */
            items: components["schemas"]["VisitNoteView"][];
        };
        /**
         * Format: uuid
         * @description One photo of it.
         */
        VisitPhotoId: string;
        /** @description That the bytes are here. */
        VisitPhotoStoredView: {
            photo_id: components["schemas"]["VisitPhotoId"];
        };
        /** @description A photo of a note. */
        VisitPhotoView: {
            id: components["schemas"]["VisitPhotoId"];
            sha256: components["schemas"]["Sha256"];
            /** @description Whether its bytes have to be sent still. */
            missing: boolean;
            /** @description 320 pixels on the longer side. */
            thumbnail_url: string;
            /** @description 1600 pixels on the longer side. */
            large_url: string;
        };
        /** @description A photo that will come. */
        VisitSlotBody: {
            /** @description Minted by the client: a UUID of version 7. */
            id: components["schemas"]["VisitPhotoId"];
            /** @description Digest of the bytes. */
            sha256: components["schemas"]["Sha256"];
            /**
             * Format: int64
             * @description How many they are.
             */
            size: number;
        };
        /** @description A record that may be visited. */
        VisitableRecordView: {
            record_id: components["schemas"]["RecordId"];
            /** @description With `city_reviewed` a finding is due. */
            state: components["schemas"]["RecordState"];
            /** @description Full name of the branch. */
            name: string;
            area_name: string;
        };
        /** @description Records that may be visited. */
        VisitableView: {
            /** @description In the order of areas. */
            items: components["schemas"]["VisitableRecordView"][];
        };
        /**
         * Format: uuid
         * @description A vote of a committee on equal records.
         */
        VoteId: string;
        /** @enum {string} */
        Who: "branch" | "level" | "city" | "objection_handler" | "two_reviewers";
        /** @description A frozen ranking with its entries. */
        WholeSnapshotView: {
            snapshot: components["schemas"]["SnapshotView"];
            /** @description In order; empty when the text is damaged. */
            entries: components["schemas"]["RankedView"][];
            /** @description The very text the digest is over. */
            text: string;
            /** @description Whether the digest fits the text. */
            intact: boolean;
        };
        /** @description A wish to take something out. */
        WishBody: {
            /** @description What. */
            subject: components["schemas"]["ExportSubject"];
            /** @description As what. */
            format: components["schemas"]["ExportFormat"];
            /**
             * @description Why. It stands in the trail.
             * @example 6月12日评审会
             */
            reason: string;
        };
        /** @description Why a note is withdrawn. */
        WithdrawNoteBody: {
            /** @description 1 to 300 characters. */
            reason: string;
        };
        /** @description A theme of the city's work: a tag of reports. */
        WorkThemeView: {
            /**
             * @description Stable code.
             * @example ecology
             */
            code: string;
            /**
             * @description Chinese name.
             * @example 生态文明
             */
            name_zh: string;
            /**
             * @description English name.
             * @example Ecology
             */
            name_en: string;
        };
        /** @description The themes in their order. */
        WorkThemesView: {
            /** @description The themes. */
            items: components["schemas"]["WorkThemeView"][];
        };
        /** @description A piece of work. Its author is not named: the branch presents itself. */
        WorkView: {
            dimension: components["schemas"]["Dimension"];
            /**
             * @description Code of the criterion.
             * @example A2
             */
            criterion: string;
            criterion_zh: string;
            criterion_en: string;
            report_id: components["schemas"]["ReportId"];
            text: string;
            outcome?: string | null;
            /** Format: date */
            happened_on: string;
            /** @description 3 at the most. None where somebody in them is to be spared. */
            pictures: components["schemas"]["SlidePictureView"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    activate_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "7KQ2-M9XB-4TFD",
                 *       "login": "13800000001",
                 *       "new_password": "Kiln-743-river"
                 *     }
                 */
                "application/json": components["schemas"]["ActivateAccountBody"];
            };
        };
        responses: {
            /** @description The password is set */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The login or the code is wrong, or the code has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failures from this address; Retry-After says how long to wait */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "Kiln-743-river",
                 *       "new_password": "Reed-918-stone"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failures; Retry-After says how long to wait */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_accounts: {
        parameters: {
            query?: {
                /** @description Logins that begin so. */
                login?: string;
                /** @description Names that hold this text. */
                name?: string;
                /** @description Of the members of this branch. */
                branch_id?: components["schemas"]["OrganizationId"];
                /** @description Of those who hold this role now. */
                role?: components["schemas"]["Role"];
                /** @description Where they stand: `waiting` may log in but has not used the one-time code yet, `active` has. */
                state?: "active" | "waiting" | "disabled";
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "activated": true,
                     *           "id": "0197a1c0-0000-7000-8000-000000000001",
                     *           "login": "13800000001",
                     *           "name": "陈秀英",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_AccountSummaryView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "login": "13800000009",
                 *       "name": "吴敏"
                 *     }
                 */
                "application/json": components["schemas"]["CreateAccountBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "activation_code": "7KQ2-M9XB-4TFD",
                     *       "expires_at": "2026-06-19T02:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ActivationCodeView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The login is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                account_id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-05-01T02:00:00Z",
                     *       "id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "login": "13800000001",
                     *       "must_change_password": false,
                     *       "name": "陈秀英",
                     *       "password_changed_at": "2026-05-20T02:00:00Z",
                     *       "roles": [],
                     *       "state": "active"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_activation_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                account_id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "activation_code": "7KQ2-M9XB-4TFD",
                     *       "expires_at": "2026-06-19T02:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ActivationCodeView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lock_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                account_id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "手机丢失"
                 *     }
                 */
                "application/json": components["schemas"]["LockAccountBody"];
            };
        };
        responses: {
            /** @description Locked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-05-01T02:00:00Z",
                     *       "id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "login": "13800000001",
                     *       "must_change_password": false,
                     *       "name": "陈秀英",
                     *       "roles": [],
                     *       "state": "disabled"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grant_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                account_id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "area_id": "0197a1c0-0000-7000-8000-000000000005",
                 *       "level": "township",
                 *       "role": "reviewer"
                 *     }
                 */
                "application/json": components["schemas"]["GrantRoleBody"];
            };
        };
        responses: {
            /** @description Given */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area": {
                     *         "id": "0197a1c0-0000-7000-8000-000000000005",
                     *         "name": "太坊镇",
                     *         "path": "FZ/FZ-LC/FZ-LC-01/"
                     *       },
                     *       "created_at": "2026-05-20T02:00:00Z",
                     *       "domains": [],
                     *       "id": "0197a1c0-0000-7000-8000-000000000006",
                     *       "level": "township",
                     *       "role": "reviewer",
                     *       "source": "administrator"
                     *     }
                     */
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Held already, or kept apart from a role that is held */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                account_id: components["schemas"]["AccountId"];
                /** @description The role held, by the `id` in the account's roles */
                grant_id: components["schemas"]["GrantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_account_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                account_id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "address": "10.20.30.40",
                     *           "created_at": "2026-05-20T02:00:00Z",
                     *           "device_label": "我的手机",
                     *           "expires_at": "2026-08-18T02:00:00Z",
                     *           "id": "0197a1c0-0000-7000-8000-000000000001",
                     *           "last_seen_at": "2026-05-20T02:05:00Z",
                     *           "transport": "bearer"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccountSessionsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_account_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                account_id: components["schemas"]["AccountId"];
                /** @description One of its sessions */
                session_id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlock_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                account_id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlocked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-05-01T02:00:00Z",
                     *       "id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "login": "13800000001",
                     *       "must_change_password": false,
                     *       "name": "陈秀英",
                     *       "roles": [],
                     *       "state": "active"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_veto: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the record, such as `"r3"` */
                "If-Match": string;
            };
            path: {
                /** @description The veto */
                id: components["schemas"]["AdjustmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All adjustments of the record */
            200: {
                headers: {
                    /** @description New revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing to confirm, or the record is in no state for it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lift_adjustment: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the record, such as `"r3"` */
                "If-Match": string;
            };
            path: {
                /** @description The adjustment */
                id: components["schemas"]["AdjustmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftBody"];
            };
        };
        responses: {
            /** @description All adjustments of the record */
            200: {
                headers: {
                    /** @description New revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was lifted already, or the record is in no state for it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_areas: {
        parameters: {
            query?: {
                /** @description Only this area and what lies in it. */
                under?: components["schemas"]["AreaId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The areas */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "code": "FZ",
                     *           "id": "01900000-0000-7000-8000-000000000001",
                     *           "kind": "city",
                     *           "name": "抚州市",
                     *           "path": "FZ/"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AreasView"];
                };
            };
            /** @description You hold this version already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_area: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "FZ-DL",
                 *       "kind": "zone",
                 *       "name": "东临新区",
                 *       "parent_id": "01900000-0000-7000-8000-000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["NewAreaBody"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "FZ-DL",
                     *       "id": "01900000-0000-7000-8000-000000000002",
                     *       "kind": "zone",
                     *       "name": "东临新区",
                     *       "parent_id": "01900000-0000-7000-8000-000000000001",
                     *       "path": "FZ/FZ-DL/"
                     *     }
                     */
                    "application/json": components["schemas"]["AreaView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else added one with this code just now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_area: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The area */
                area_id: components["schemas"]["AreaId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "东临新区"
                 *     }
                 */
                "application/json": components["schemas"]["AreaChangeBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "FZ-DL",
                     *       "id": "01900000-0000-7000-8000-000000000002",
                     *       "kind": "zone",
                     *       "name": "东临新区",
                     *       "parent_id": "01900000-0000-7000-8000-000000000001",
                     *       "path": "FZ/FZ-DL/"
                     *     }
                     */
                    "application/json": components["schemas"]["AreaView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit_events: {
        parameters: {
            query?: {
                /** @description Start of the action: `score.` finds every change of a score. */
                action?: string;
                /** @description Kind of thing. */
                subject_kind?: string;
                /** @description The thing; quick together with `subject_kind`. */
                subject_id?: string;
                /** @description Who did it. */
                account_id?: string;
                /** @description Not before this moment. */
                from?: components["schemas"]["Instant"];
                /** @description Before this moment. */
                to?: components["schemas"]["Instant"];
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "account_id": "019364f2-7c1a-7000-8000-000000000002",
                     *           "action": "score.put",
                     *           "actor_kind": "account",
                     *           "actor_name": "李审核",
                     *           "address": "10.1.2.3",
                     *           "at": "2026-11-23T08:15:00.123456Z",
                     *           "details": {
                     *             "points": 450
                     *           },
                     *           "id": "019364f2-7c1a-7000-8000-000000000001",
                     *           "outcome": "done",
                     *           "request_id": "019364f2-7c1a-7000-8000-000000000004",
                     *           "seal_number": 12,
                     *           "session_id": "019364f2-7c1a-7000-8000-000000000003",
                     *           "subject_id": "019364f2-7c1a-7000-8000-000000000005",
                     *           "subject_kind": "score"
                     *         }
                     *       ],
                     *       "next_cursor": "WyIyMDI2LTExLTIzVDA4OjE1OjAwWiIsIjAiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_AuditEventView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    newest_seal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest seal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "seal": "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "sealed_at": "2026-11-23T08:15:02Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SealView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expected": "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 *     }
                 */
                "application/json": components["schemas"]["VerificationBody"];
            };
        };
        responses: {
            /** @description What was seen, sound or not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "findings": [],
                     *       "findings_left_out": 0,
                     *       "newest": "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "pending_events": 3,
                     *       "sealed_events": 480,
                     *       "seals": 12,
                     *       "sound": true
                     *     }
                     */
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cycles: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of cycles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CycleView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_cycle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "approval_document": "抚办发〔2026〕1号",
                 *       "ends_on": "2026-12-31",
                 *       "name": "2026年度创评",
                 *       "scheme_type": "demonstration",
                 *       "starts_on": "2026-01-01"
                 *     }
                 */
                "application/json": components["schemas"]["CycleBody"];
            };
        };
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_chain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                cycle_id: components["schemas"]["CycleId"];
                /** @description Code of the domain */
                domain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "steps": [
                 *         {
                 *           "body_en": "Working Committee for Party and Government Bodies",
                 *           "body_zh": "机关工委",
                 *           "level": "township",
                 *           "reviewed_by": "line"
                 *         },
                 *         {
                 *           "body_en": "Organisation Department of the city",
                 *           "body_zh": "市委组织部",
                 *           "level": "city",
                 *           "reviewed_by": "area"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChainBody"];
            };
        };
        responses: {
            /** @description The new chain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is no draft any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                cycle_id: components["schemas"]["CycleId"];
                /** @description Code of the domain */
                domain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criteria": [
                 *         {
                 *           "basis": [
                 *             "D"
                 *           ],
                 *           "code": "P1",
                 *           "dimension": "political",
                 *           "evidence_required": false,
                 *           "max_points": 1500,
                 *           "text_en": "The study system is kept up",
                 *           "text_zh": "学习制度落实"
                 *         }
                 *       ],
                 *       "title_en": "Model Party Branch scoring sheet (schools)",
                 *       "title_zh": "模范党支部评分细则（学校）"
                 *     }
                 */
                "application/json": components["schemas"]["SheetBody"];
            };
        };
        responses: {
            /** @description The new version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is no draft any more: its sheets are frozen */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sheet_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                cycle_id: components["schemas"]["CycleId"];
                /** @description Code of the domain */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SheetSummaryView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                cycle_id: components["schemas"]["CycleId"];
                /** @description Code of the domain */
                domain: string;
            };
            cookie?: never;
        };
        /** @description The workbook as it is, 256 KiB at the most */
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description The new version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is no draft any more: its sheets are frozen */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The workbook is not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cycle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_cycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "approval_document": "抚办发〔2026〕1号"
                 *     }
                 */
                "application/json": components["schemas"]["CycleChangeBody"];
            };
        };
        responses: {
            /** @description The changed draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is no draft any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_burden: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The gauge */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BurdenView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_chains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chains */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_cycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The closed cycle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not open */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_differences: {
        parameters: {
            query?: {
                /** @description Smallest gap listed, in hundredths; 100 without. */
                min_gap?: number;
                /** @description In the subtree of one area. */
                area_id?: components["schemas"]["AreaId"];
                /**
                 * @description Of one domain.
                 * @example rural
                 */
                domain?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of differences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "criterion": "A2",
                     *           "criterion_id": "018f3c5e-0000-7000-8000-000000000002",
                     *           "gap": 200,
                     *           "max_points": 600,
                     *           "organization": "中共太坊镇康江村支部委员会",
                     *           "record_id": "018f3c5e-0000-7000-8000-000000000001",
                     *           "scores": [
                     *             {
                     *               "level": "township",
                     *               "points": 600,
                     *               "reason": "变化明显"
                     *             },
                     *             {
                     *               "level": "county",
                     *               "points": 400,
                     *               "reason": "后期管护不足"
                     *             }
                     *           ],
                     *           "text_en": "The collective economy grows",
                     *           "text_zh": "集体经济发展有力"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_LevelDifferenceView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_matrix: {
        parameters: {
            query: {
                /**
                 * @description Of this domain: its sheet gives the columns.
                 * @example rural
                 */
                domain: string;
                /** @description In the subtree of one area. */
                area_id?: components["schemas"]["AreaId"];
                /** @description Text in the organisation's name or code. */
                q?: string;
                /**
                 * @description Standing in one of these states, divided by commas.
                 * @example self_scored,township_reviewed
                 */
                state?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the matrix */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatrixView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cycle_objections: {
        parameters: {
            query?: {
                /** @description Where they stand; without, both. */
                state?: "open" | "settled";
                /** @description In the subtree of one area. */
                area_id?: components["schemas"]["AreaId"];
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of objections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "area": "太坊镇",
                     *           "channel": "web",
                     *           "id": "018f3c5e-0000-7000-8000-000000000003",
                     *           "organization": "中共太坊镇康江村支部委员会",
                     *           "outcome": null,
                     *           "received_at": "2026-05-20T02:00:00Z",
                     *           "record_id": "018f3c5e-0000-7000-8000-000000000001",
                     *           "record_state": "publicized",
                     *           "settled_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_ObjectionLineView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_cycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The open cycle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is no draft, or another open cycle covers some of its days */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something is still missing */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_panels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The panels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_panel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "area_id": "018f3c5e-0000-7000-8000-000000000001",
                 *       "held_on": "2026-05-13",
                 *       "level": "county",
                 *       "method": "trimmed_mean",
                 *       "title": "2026年县级评审汇报会"
                 *     }
                 */
                "application/json": components["schemas"]["PanelBody"];
            };
        };
        responses: {
            /** @description The panel */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is not open */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cycle_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The progress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleProgressView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_ranking: {
        parameters: {
            query: {
                /** @description Whose scores. */
                level: components["schemas"]["Level"];
                /**
                 * @description City-wide for an honour; this or `domain`.
                 * @example red_flag
                 */
                honor?: string;
                /** @description City-wide for one domain. */
                domain?: string;
            };
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ranking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is a draft */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Neither or both of honour and domain are named, or there is no such one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ranking_snapshots: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of snapshots */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SnapshotView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is a draft */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    freeze_ranking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "honor": "red_flag",
                 *       "level": "city",
                 *       "note": "市级评审结束"
                 *     }
                 */
                "application/json": components["schemas"]["FreezeBody"];
            };
        };
        responses: {
            /** @description The snapshot */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeSnapshotView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is a draft, or a record in it is still to be scored blind by the caller's level */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleBody"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "domain_caps": [
                 *         {
                 *           "cap": 12,
                 *           "domain": "hospital"
                 *         }
                 *       ],
                 *       "stages": [
                 *         {
                 *           "ends_on": "2026-03-31",
                 *           "stage": "declaring",
                 *           "starts_on": "2026-03-01"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            /** @description The schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleBody"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Caps do not change once the cycle is open, and nothing once it is closed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_scores_apart: {
        parameters: {
            query?: {
                /** @description Whether the level has given its score once more since; either without. */
                settled?: boolean;
                /** @description In the subtree of one area. */
                area_id?: components["schemas"]["AreaId"];
                /**
                 * @description Of one domain.
                 * @example rural
                 */
                domain?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of second scores */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-05-20T02:00:00Z",
                     *           "criterion": "A2",
                     *           "criterion_id": "018f3c5e-0000-7000-8000-000000000002",
                     *           "first_points": 600,
                     *           "first_reason": "变化明显",
                     *           "level": "city",
                     *           "max_points": 600,
                     *           "organization": "中共太坊镇康江村支部委员会",
                     *           "record_id": "018f3c5e-0000-7000-8000-000000000001",
                     *           "reviewer": "周敏",
                     *           "second_points": 400,
                     *           "second_reason": "后期管护不足",
                     *           "settled": false,
                     *           "text_en": "The collective economy grows",
                     *           "text_zh": "集体经济发展有力"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_ScoreApartView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sheets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sheets, on one page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SheetSummaryView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cycle_supplements: {
        parameters: {
            query?: {
                /** @description Where they stand. */
                state?: components["schemas"]["SupplementState"];
                /** @description Asked by one level. */
                level?: components["schemas"]["Level"];
                /** @description In the subtree of one area. */
                area_id?: components["schemas"]["AreaId"];
                /**
                 * @description Of one domain.
                 * @example rural
                 */
                domain?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of questions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "answer": "12月31日，共23.6万元",
                     *           "answer_by": "2026-05-20",
                     *           "answered_at": "2026-05-14T02:00:00Z",
                     *           "asked_at": "2026-05-13T02:00:00Z",
                     *           "criterion": "A2",
                     *           "criterion_id": "018f3c5e-0000-7000-8000-000000000002",
                     *           "id": "018f3c5e-0000-7000-8000-000000000004",
                     *           "level": "county",
                     *           "organization": "中共太坊镇康江村支部委员会",
                     *           "question": "集体收入数额是哪一天的？",
                     *           "record_id": "018f3c5e-0000-7000-8000-000000000001",
                     *           "state": "answered",
                     *           "text_en": "The collective economy grows",
                     *           "text_zh": "集体经济发展有力"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_CycleSupplementView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_tie_vote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decided_on": "2026-06-10",
                 *       "honor": "red_flag",
                 *       "level": "city",
                 *       "note": "市委常委会票决，7票对4票",
                 *       "order": [
                 *         "018f3c5e-0000-7000-8000-000000000001",
                 *         "018f3c5e-0000-7000-8000-000000000002"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TieVoteBody"];
            };
        };
        responses: {
            /** @description The records in their new places */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TieDecidedView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is a draft */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_visitable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitableView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_domains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All domains */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "code": "rural",
                     *           "honor": "red_flag",
                     *           "name_en": "Villages",
                     *           "name_zh": "农村",
                     *           "review_line": "area"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DomainsView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The evidence */
                id: components["schemas"]["EvidenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evidence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller's level scores blind and has not concluded yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_exports: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "pdf",
                 *       "reason": "6月12日评审会",
                 *       "subject": {
                 *         "kind": "dossiers",
                 *         "record_ids": [
                 *           "0197a1c0-0000-7000-8000-000000000001"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WishBody"];
            };
        };
        responses: {
            /** @description It waits for a second person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A record is out of scope, or there is no such cycle */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A record is to be scored blind by the caller's level */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_exports_to_decide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExportView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The export */
                id: components["schemas"]["ExportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The export */
                id: components["schemas"]["ExportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agrees": true
                 *     }
                 */
                "application/json": components["schemas"]["ConsentBody"];
            };
        };
        responses: {
            /** @description Decided */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller asked for it himself */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is decided, or its time is over */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_export_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The export */
                id: components["schemas"]["ExportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    /** @description A safe file name */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": number[];
                    "application/zip": number[];
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not ready, or its time is over */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feedback: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["Page_FeedbackView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_feedback: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["Page_FeedbackView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    say_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Minted by the client: a UUID of version 7 */
                feedback_id: components["schemas"]["FeedbackId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "suggestion",
                 *       "text": "字再大一点就好了"
                 *     }
                 */
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description Kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "kind": "suggestion",
                     *       "received_at": "2026-06-19T02:00:00Z",
                     *       "text": "字再大一点就好了"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedbackView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id was used for something else */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The piece */
                feedback_id: components["schemas"]["FeedbackId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "下个版本可以调字号。"
                 *     }
                 */
                "application/json": components["schemas"]["FeedbackAnswerBody"];
            };
        };
        responses: {
            /** @description Answered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "answer": "下个版本可以调字号。",
                     *       "answered_at": "2026-06-20T02:00:00Z",
                     *       "id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "kind": "suggestion",
                     *       "received_at": "2026-06-19T02:00:00Z",
                     *       "text": "字再大一点就好了"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedbackView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_hash_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As it is printed
                 * @example 7Q3M-K9XT-2B4C-8FDA
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HashListView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_honors: {
        parameters: {
            query?: {
                /** @description Of one cycle. */
                cycle_id?: components["schemas"]["CycleId"];
                /** @description In one state. */
                state?: "in_force" | "under_review" | "revoked";
                /** @description That end on this day or before. */
                ending_by?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of honours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HonorView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_keeping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it keeps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2026-05-20T02:00:00Z",
                     *       "due": {
                     *         "photos": 1200,
                     *         "within_days": 30
                     *       },
                     *       "jobs": {
                     *         "given_up": [],
                     *         "lag_seconds": 0,
                     *         "put_off": 0,
                     *         "waiting": 0
                     *       },
                     *       "rules": {
                     *         "exact_point_days": 90,
                     *         "stray_days": 7,
                     *         "unused_months": 6,
                     *         "used_months": 24
                     *       },
                     *       "storage": {
                     *         "answers": true,
                     *         "kind": "local",
                     *         "originals_bytes": 2300000000,
                     *         "round_trip_milliseconds": 4
                     *       },
                     *       "sweeps": [
                     *         {
                     *           "ended_at": "2026-05-20T01:00:00Z",
                     *           "kind": "expired_photos",
                     *           "removed": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["KeepingView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "login": "13800000001",
                     *       "member": {
                     *         "branch": {
                     *           "id": "0197a1c0-0000-7000-8000-000000000003",
                     *           "name": "中共太坊镇康江村支部委员会"
                     *         },
                     *         "hosts": [],
                     *         "member_id": "0197a1c0-0000-7000-8000-000000000002",
                     *         "office": "member"
                     *       },
                     *       "must_change_password": false,
                     *       "name": "陈秀英",
                     *       "permissions": [
                     *         "signed_in",
                     *         "member"
                     *       ],
                     *       "roles": [],
                     *       "session": {
                     *         "expires_at": "2026-08-18T02:00:00Z",
                     *         "id": "0197a1c0-0000-7000-8000-000000000004",
                     *         "transport": "bearer"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settle_objection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The objection */
                id: components["schemas"]["ObjectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "finding": "收入已入账，公开栏漏贴，现已补贴。",
                 *       "outcome": "partly",
                 *       "replied_on": "2026-05-25"
                 *     }
                 */
                "application/json": components["schemas"]["SettlementBody"];
            };
        };
        responses: {
            /** @description The objection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was not taken up yet, or is settled already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_organizations: {
        parameters: {
            query?: {
                /** @description Only inside this area. */
                under?: components["schemas"]["AreaId"];
                /** @description Only directly below this organisation. */
                parent_id?: components["schemas"]["OrganizationId"];
                /** @description Only of this domain. */
                domain?: string;
                /** @description Only of this kind. */
                kind?: components["schemas"]["OrganizationKind"];
                /** @description Only of this status. */
                status?: components["schemas"]["OrganizationStatus"];
                /** @description Part of the name; case matters. */
                q?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "area_id": "01900000-0000-7000-8000-000000000002",
                     *           "area_name": "太坊镇",
                     *           "code": "B-LC-0004",
                     *           "domain_code": "rural",
                     *           "id": "01900000-0000-7000-8000-000000000005",
                     *           "is_appraised": true,
                     *           "is_temporary": false,
                     *           "kind": "branch",
                     *           "name": "中共太坊镇康江村支部委员会",
                     *           "status": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_OrganizationView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_organization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "area_id": "01900000-0000-7000-8000-000000000002",
                 *       "code": "T-2026-01",
                 *       "domain_code": "soe",
                 *       "is_temporary": true,
                 *       "kind": "branch",
                 *       "name": "中共新能源汽车科技产业园项目临时支部委员会",
                 *       "valid_from": "2026-03-01"
                 *     }
                 */
                "application/json": components["schemas"]["NewOrganizationBody"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area_id": "01900000-0000-7000-8000-000000000002",
                     *       "area_path": "FZ/FZ-LC/FZ-LC-03/",
                     *       "code": "B-LC-0004",
                     *       "created_at": "2026-03-01T01:00:00Z",
                     *       "domain_code": "rural",
                     *       "id": "01900000-0000-7000-8000-000000000005",
                     *       "is_appraised": true,
                     *       "is_temporary": false,
                     *       "kind": "branch",
                     *       "links": [],
                     *       "name": "中共太坊镇康江村支部委员会",
                     *       "parents": [],
                     *       "projects": [],
                     *       "status": "active",
                     *       "teams": [],
                     *       "updated_at": "2026-03-01T01:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationDetailView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else added one with this code just now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_organization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation */
                organization_id: components["schemas"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area_id": "01900000-0000-7000-8000-000000000002",
                     *       "area_path": "FZ/FZ-LC/FZ-LC-03/",
                     *       "code": "B-LC-0004",
                     *       "created_at": "2026-03-01T01:00:00Z",
                     *       "domain_code": "rural",
                     *       "id": "01900000-0000-7000-8000-000000000005",
                     *       "is_appraised": true,
                     *       "is_temporary": false,
                     *       "kind": "branch",
                     *       "links": [],
                     *       "name": "中共太坊镇康江村支部委员会",
                     *       "parents": [],
                     *       "projects": [],
                     *       "status": "active",
                     *       "teams": [],
                     *       "updated_at": "2026-03-01T01:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationDetailView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_organization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation */
                organization_id: components["schemas"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "short_name": "康江村支部",
                 *       "valid_to": null
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationChangeBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area_id": "01900000-0000-7000-8000-000000000002",
                     *       "area_path": "FZ/FZ-LC/FZ-LC-03/",
                     *       "code": "B-LC-0004",
                     *       "created_at": "2026-03-01T01:00:00Z",
                     *       "domain_code": "rural",
                     *       "id": "01900000-0000-7000-8000-000000000005",
                     *       "is_appraised": true,
                     *       "is_temporary": false,
                     *       "kind": "branch",
                     *       "links": [],
                     *       "name": "中共太坊镇康江村支部委员会",
                     *       "parents": [],
                     *       "projects": [],
                     *       "status": "active",
                     *       "teams": [],
                     *       "updated_at": "2026-03-01T01:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationDetailView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_honors_of_organization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The branch */
                organization_id: components["schemas"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The honours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HonorsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_organization_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A chain, an alliance or a guidance station */
                organization_id: components["schemas"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "partner_ids": [
                 *         "01900000-0000-7000-8000-000000000005"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationLinksBody"];
            };
        };
        responses: {
            /** @description Its partners now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000005",
                     *           "kind": "branch",
                     *           "name": "中共太坊镇康江村支部委员会"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationNamesView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_members_of_organization: {
        parameters: {
            query?: {
                /** @description Part of the name. */
                q?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The branch */
                organization_id: components["schemas"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "name": "孔雪森"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_MemberNameView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_teams_of_organization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation */
                organization_id: components["schemas"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The teams */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000004",
                     *           "kind": "vanguard",
                     *           "name": "康江村党员先锋队",
                     *           "organization_id": "01900000-0000-7000-8000-000000000005"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TeamsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_panel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The panel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_panel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "held_on": "2026-05-14",
                 *       "method": "mean",
                 *       "title": "2026年县级评审汇报会"
                 *     }
                 */
                "application/json": components["schemas"]["PanelSetupBody"];
            };
        };
        responses: {
            /** @description The panel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The first round was opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_panel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["PanelReasonBody"];
            };
        };
        responses: {
            /** @description The panel with its results */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A round is open, none was held, or a branch is missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draw_panel_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The panel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was drawn before, or no branch stands on it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_panel_judges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The judges */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelJudgesView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_panel_judges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_ids": [
                 *         "018f3c5e-0000-7000-8000-000000000001"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PanelJudgesBody"];
            };
        };
        responses: {
            /** @description The judges */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelJudgesView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The first round was opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_panel_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "record_ids": [
                 *         "018f3c5e-0000-7000-8000-000000000001"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PanelOrderBody"];
            };
        };
        responses: {
            /** @description The panel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The first round was opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A record cannot stand on it; `errors` says which and why */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_panel_round: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
                /** @description The record of the branch */
                record_id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["PanelReasonBody"];
            };
        };
        responses: {
            /** @description The panel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The round is not open, or scores are missing: `errors` says whose */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_panel_round: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
                /** @description The record of the branch */
                record_id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The panel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another round is open, this one was held, there are too few judges, or the branch competes no more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_panel_picture: {
        parameters: {
            query?: {
                /**
                 * @description The revision of the picture, as the slide names it
                 * @example 1
                 */
                r?: number;
            };
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
                /** @description The record of the branch */
                record_id: components["schemas"]["RecordId"];
                /** @description The photo */
                photo_id: components["schemas"]["PhotoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    /** @description Names these bytes for ever */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": number[];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The store has it at this address, for some minutes */
            307: {
                headers: {
                    /** @description Where */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_panel_score: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
                /** @description The record of the branch */
                record_id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "points": 8750
                 *     }
                 */
                "application/json": components["schemas"]["PanelScoreBody"];
            };
        };
        responses: {
            /** @description The panel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The round is not open */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_panel_slides: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The panel */
                id: components["schemas"]["PanelId"];
                /** @description The record of the branch */
                record_id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slides */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlidesView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_places: {
        parameters: {
            query?: {
                /** @description Only those of this organisation. */
                organization_id?: components["schemas"]["OrganizationId"];
                /** @description Only inside this area. */
                area_id?: components["schemas"]["AreaId"];
                /** @description Only of this kind. */
                kind?: components["schemas"]["PlaceKind"];
                /** @description Part of the name. */
                q?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "area_id": "01900000-0000-7000-8000-000000000002",
                     *           "id": "01900000-0000-7000-8000-000000000007",
                     *           "kind": "grid",
                     *           "latitude_milli": 27949,
                     *           "longitude_milli": 116358,
                     *           "name": "康江村第三网格"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_PlaceView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_place: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "area_id": "01900000-0000-7000-8000-000000000002",
                 *       "kind": "grid",
                 *       "name": "康江村第三网格",
                 *       "organization_id": "01900000-0000-7000-8000-000000000005"
                 *     }
                 */
                "application/json": components["schemas"]["NewPlaceBody"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area_id": "01900000-0000-7000-8000-000000000002",
                     *       "id": "01900000-0000-7000-8000-000000000007",
                     *       "kind": "grid",
                     *       "name": "康江村第三网格",
                     *       "organization_id": "01900000-0000-7000-8000-000000000005"
                     *     }
                     */
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organisation is not yours to keep */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The place */
                place_id: components["schemas"]["PlaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The place */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area_id": "01900000-0000-7000-8000-000000000002",
                     *       "id": "01900000-0000-7000-8000-000000000007",
                     *       "kind": "grid",
                     *       "latitude_milli": 27949,
                     *       "longitude_milli": 116358,
                     *       "name": "康江村第三网格"
                     *     }
                     */
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The place */
                place_id: components["schemas"]["PlaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "康江村第四网格"
                 *     }
                 */
                "application/json": components["schemas"]["PlaceChangeBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area_id": "01900000-0000-7000-8000-000000000002",
                     *       "id": "01900000-0000-7000-8000-000000000007",
                     *       "kind": "grid",
                     *       "name": "康江村第四网格",
                     *       "organization_id": "01900000-0000-7000-8000-000000000005"
                     *     }
                     */
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_postings: {
        parameters: {
            query?: {
                /** @description Only to this host, or of members of this branch. */
                organization_id?: components["schemas"]["OrganizationId"];
                /** @description Only of this member. */
                member_id?: components["schemas"]["MemberId"];
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "host_id": "01900000-0000-7000-8000-000000000005",
                     *           "host_name": "中共太坊镇康江村支部委员会",
                     *           "id": "01900000-0000-7000-8000-000000000008",
                     *           "member_id": "01900000-0000-7000-8000-000000000003",
                     *           "member_name": "孔雪森",
                     *           "role": "first_secretary",
                     *           "starts_on": "2026-03-01"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_PostingView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organisation or member is not yours to see */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_posting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "host_id": "01900000-0000-7000-8000-000000000005",
                 *       "member_id": "01900000-0000-7000-8000-000000000003",
                 *       "role": "first_secretary",
                 *       "starts_on": "2026-03-01"
                 *     }
                 */
                "application/json": components["schemas"]["NewPostingBody"];
            };
        };
        responses: {
            /** @description Posted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host_id": "01900000-0000-7000-8000-000000000005",
                     *       "host_name": "中共太坊镇康江村支部委员会",
                     *       "id": "01900000-0000-7000-8000-000000000008",
                     *       "member_id": "01900000-0000-7000-8000-000000000003",
                     *       "member_name": "孔雪森",
                     *       "role": "first_secretary",
                     *       "starts_on": "2026-03-01"
                     *     }
                     */
                    "application/json": components["schemas"]["PostingView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_posting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The posting */
                posting_id: components["schemas"]["PostingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_on": "2026-12-31"
                 *     }
                 */
                "application/json": components["schemas"]["PostingChangeBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ends_on": "2026-12-31",
                     *       "host_id": "01900000-0000-7000-8000-000000000005",
                     *       "host_name": "中共太坊镇康江村支部委员会",
                     *       "id": "01900000-0000-7000-8000-000000000008",
                     *       "member_id": "01900000-0000-7000-8000-000000000003",
                     *       "member_name": "孔雪森",
                     *       "role": "first_secretary",
                     *       "starts_on": "2026-03-01"
                     *     }
                     */
                    "application/json": components["schemas"]["PostingView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_projects: {
        parameters: {
            query?: {
                /** @description Only inside this area. */
                under?: components["schemas"]["AreaId"];
                /** @description Part of the name. */
                q?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "area_id": "01900000-0000-7000-8000-000000000002",
                     *           "id": "01900000-0000-7000-8000-000000000006",
                     *           "name": "新能源汽车科技产业园",
                     *           "started_on": "2026-03-01"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Page_ProjectView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "area_id": "01900000-0000-7000-8000-000000000002",
                 *       "name": "新能源汽车科技产业园",
                 *       "started_on": "2026-03-01"
                 *     }
                 */
                "application/json": components["schemas"]["NewProjectBody"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area_id": "01900000-0000-7000-8000-000000000002",
                     *       "id": "01900000-0000-7000-8000-000000000006",
                     *       "name": "新能源汽车科技产业园",
                     *       "started_on": "2026-03-01"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project */
                project_id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ended_on": "2026-12-31"
                 *     }
                 */
                "application/json": components["schemas"]["ProjectChangeBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "area_id": "01900000-0000-7000-8000-000000000002",
                     *       "ended_on": "2026-12-31",
                     *       "id": "01900000-0000-7000-8000-000000000006",
                     *       "name": "新能源汽车科技产业园",
                     *       "started_on": "2026-03-01"
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_project_organizations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project */
                project_id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who works on it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000005",
                     *           "kind": "branch",
                     *           "name": "中共太坊镇康江村支部委员会"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationNamesView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_project_organizations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project */
                project_id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organization_ids": [
                 *         "01900000-0000-7000-8000-000000000005"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ProjectOrganizationsBody"];
            };
        };
        responses: {
            /** @description Who works on it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000005",
                     *           "kind": "branch",
                     *           "name": "中共太坊镇康江村支部委员会"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationNamesView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_public_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicListView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_objection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "facts": "2025年12月出租晒谷坪的收入没有公开。",
                 *       "ground": "集体账目",
                 *       "record_id": "018f3c5e-0000-7000-8000-000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["ObjectionBody"];
            };
        };
        responses: {
            /** @description It was received */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Several came from this address within a minute */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_public_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cycle */
                id: components["schemas"]["CycleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_ranking_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The snapshot */
                id: components["schemas"]["SnapshotId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeSnapshotView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A record in it is still to be scored blind by the caller's level */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_ranking_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The snapshot */
                id: components["schemas"]["SnapshotId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comparison */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A record in it is still to be scored blind by the caller's level */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_records: {
        parameters: {
            query?: {
                /** @description Of one cycle. */
                cycle_id?: components["schemas"]["CycleId"];
                /** @description In the subtree of one area. */
                area_id?: components["schemas"]["AreaId"];
                /** @description Of one domain. */
                domain?: string;
                /** @description Text in the organisation's name or code. */
                q?: string;
                /**
                 * @description Standing in one of these states, divided by commas.
                 * @example self_scored,township_reviewed
                 */
                state?: string;
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RecordView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_dossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dossier */
            200: {
                headers: {
                    /** @description Revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_adjustments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The adjustments */
            200: {
                headers: {
                    /** @description Revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_adjustment: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the record, such as `"r3"` */
                "If-Match": string;
            };
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "event": "村务公开栏连续两个季度未更新",
                 *       "happened_on": "2026-03-12",
                 *       "kind": "deduction",
                 *       "points": 200,
                 *       "source_document": "临纪通〔2026〕4号"
                 *     }
                 */
                "application/json": components["schemas"]["AdjustmentBody"];
            };
        };
        responses: {
            /** @description All adjustments of the record */
            200: {
                headers: {
                    /** @description New revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record is in no state in which it may be set */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_objections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_objection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "phone",
                 *       "contact": "李女士",
                 *       "facts": "2025年12月出租晒谷坪的收入没有公开。",
                 *       "ground": "集体账目"
                 *     }
                 */
                "application/json": components["schemas"]["NotedObjectionBody"];
            };
        };
        responses: {
            /** @description It was taken down */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The branch is not public */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
                /** @description A criterion of its sheet */
                criterion_id: components["schemas"]["CriterionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "report_ids": [
                 *         "018f3c5e-0000-7000-8000-000000000001"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OffersBody"];
            };
        };
        responses: {
            /** @description Exactly these are offered now */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The city has concluded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_record_panels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The results */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPanelsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_record_reports: {
        parameters: {
            query?: {
                /**
                 * @description Of one kind of work.
                 * @example village_service
                 */
                kind?: string;
                /** @description Of one theme, by its code. */
                theme?: string;
                /** @description Of work on this day or later. */
                from?: string;
                /** @description Of work on this day or earlier. */
                to?: string;
                /** @description Text in the report. */
                q?: string;
                /** @description With photos, or without. */
                has_photos?: boolean;
                /** @description Not yet evidence in this record, or already. */
                unused?: boolean;
                /** @description `true`: only what the branch offers, for `criterion_id` where it is given. */
                offered?: boolean;
                /** @description The criterion for which a reviewer looks. That he looked is noted, and he may then ask the branch about it. */
                criterion_id?: components["schemas"]["CriterionId"];
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LinkedReportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_self_scores: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the record, such as `"r3"` */
                "If-Match": string;
            };
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scores": [
                 *         {
                 *           "criterion_id": "018f3c5e-0000-7000-8000-000000000001",
                 *           "points": 450,
                 *           "reason": "三会一课按月开展，记录完整"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SelfScoresBody"];
            };
        };
        responses: {
            /** @description All own scores so far */
            200: {
                headers: {
                    /** @description New revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfScoresView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record is in no state in which a branch scores itself */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_steps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proceedings */
            200: {
                headers: {
                    /** @description Revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProceedingsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_step: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the record, such as `"r3"` */
                "If-Match": string;
            };
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "A1未写明集体收入数额",
                 *       "step": "return"
                 *     }
                 */
                "application/json": components["schemas"]["StepBody"];
            };
        };
        responses: {
            /** @description The proceedings after the step */
            200: {
                headers: {
                    /** @description New revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProceedingsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it, or something is missing: `errors` lists it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_supplements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The questions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplementsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_supplement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criterion_id": "018f3c5e-0000-7000-8000-000000000001",
                 *       "question": "集体收入数额是哪一天的？"
                 *     }
                 */
                "application/json": components["schemas"]["SupplementBody"];
            };
        };
        responses: {
            /** @description All questions of the record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplementsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody looked through the reports yet, the branch was asked before, or it is not the time */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_visit_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitNotesView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_visit_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "finding": "confirm",
                 *       "id": "019a3b5e-7c00-7000-8000-000000000001",
                 *       "text": "查阅台账，走访三户，情况属实。",
                 *       "visited_on": "2026-06-08"
                 *     }
                 */
                "application/json": components["schemas"]["VisitNoteBody"];
            };
        };
        responses: {
            /** @description It was here already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitNoteView"];
                };
            };
            /** @description The note */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitNoteView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The branch cannot be visited now, or the id was used for something else */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_score: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the dossier, such as `"r3"` */
                "If-Match": string;
            };
            path: {
                /** @description The record */
                record_id: components["schemas"]["RecordId"];
                /** @description A criterion of the record's sheet */
                criterion_id: components["schemas"]["CriterionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "evidence": [
                 *         {
                 *           "kind": "report",
                 *           "report_id": "018f3c5e-0000-7000-8000-000000000001"
                 *         },
                 *         {
                 *           "kind": "visit_note",
                 *           "text": "实地查看沟渠已清理"
                 *         }
                 *       ],
                 *       "points": 550,
                 *       "reason": "整治前后变化明显，村民评价好"
                 *     }
                 */
                "application/json": components["schemas"]["ScoreBody"];
            };
        };
        responses: {
            /** @description The criterion with the scores and evidence of all levels */
            200: {
                headers: {
                    /** @description New revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoredView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is not open, the branch has not put itself forward, or the level has concluded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clear_score: {
        parameters: {
            query?: {
                /** @description Needed only where the caller reviews the branch at several levels. */
                level?: components["schemas"]["Level"];
            };
            header: {
                /** @description The ETag of the dossier, such as `"r3"` */
                "If-Match": string;
            };
            path: {
                /** @description The record */
                record_id: components["schemas"]["RecordId"];
                /** @description A criterion of the record's sheet */
                criterion_id: components["schemas"]["CriterionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The criterion with the scores and evidence of the other levels */
            200: {
                headers: {
                    /** @description New revision of the record */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoredView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cycle is not open, the branch has not put itself forward, or the level has concluded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The level has to be named */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_second_scores: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                record_id: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The second scores */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondScoresView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_second_score: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record */
                record_id: components["schemas"]["RecordId"];
                /** @description A criterion of the record's sheet */
                criterion_id: components["schemas"]["CriterionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "points": 450,
                 *       "reason": "后期管护不足"
                 *     }
                 */
                "application/json": components["schemas"]["SecondScoreBody"];
            };
        };
        responses: {
            /** @description The second scores of the record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondScoresView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody scores twice in this cycle, or it is not the time of that level */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reports: {
        parameters: {
            query?: {
                /** @description Only what the caller wrote or filed, in every state. */
                mine?: boolean;
                /** @description Of this branch. */
                branch_id?: components["schemas"]["OrganizationId"];
                /** @description Of branches in this area and below. */
                area_id?: components["schemas"]["AreaId"];
                /** @description Of branches of this domain. */
                domain?: string;
                /** @description Of this kind. */
                kind?: components["schemas"]["ReportKind"];
                /** @description Of this work theme. */
                theme?: string;
                /** @description At this place. */
                place_id?: components["schemas"]["PlaceId"];
                /** @description For this project. */
                project_id?: components["schemas"]["ProjectId"];
                /** @description Happened on this day or later. */
                from?: string;
                /** @description Happened on this day or earlier. */
                to?: string;
                /** @description With this anywhere in text, outcome or partner. */
                q?: string;
                /** @description With, or without, photos. */
                has_photos?: boolean;
                /** @description With, or without, evidence resting on it now. */
                used_as_evidence?: boolean;
                /** @description Linked to this appraisal record. */
                record_id?: components["schemas"]["RecordId"];
                /** @description Rows wanted, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReportLineView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019a3b5e-7c00-7000-8000-000000000001",
                 *       "kind": "village_service",
                 *       "outcome": "排水沟疏通120米",
                 *       "photos": [
                 *         {
                 *           "id": "019a3b5e-7c00-7000-8000-000000000002",
                 *           "media_type": "image/jpeg",
                 *           "sha256": "8ee18f55a06b4b4a05d9696bbd6d1ff4511a103f271817a1dcd9808243aa663c",
                 *           "size": 3753621,
                 *           "taken_at": "2026-10-01T09:30:15+08:00"
                 *         }
                 *       ],
                 *       "text": "今天和三名党员一起清理了村口的排水沟。"
                 *     }
                 */
                "application/json": components["schemas"]["ManifestBody"];
            };
        };
        responses: {
            /** @description This report was here already; this is how it stands */
            200: {
                headers: {
                    /** @description The revision */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The report was taken */
            201: {
                headers: {
                    /** @description The revision */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The id, or that of a photo, was used for something else */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit_report_bundle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Minted by the client for this request: 1 to 255 visible ASCII characters, with or without quotes
                 * @example 9d2c6f0e-6f3b-4c1d-8a53-0d9c4b7f6a11
                 */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The manifest, then the photos */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["BundleBody"];
            };
        };
        responses: {
            /** @description This report was here already, and all its photos are here now */
            200: {
                headers: {
                    /** @description The revision */
                    ETag?: string;
                    /** @description `true` when this answer was given before */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The report and all its photos were taken */
            201: {
                headers: {
                    /** @description The revision */
                    ETag?: string;
                    /** @description `true` when this answer was given before */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An id was used for something else, or the same request is still at work */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is not right, a photo is missing or is not the one announced, or the key was used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No room is left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    /** @description The revision */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_report: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag that was read
                 * @example "r1"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "排水沟疏通150米",
                 *       "partner": null
                 *     }
                 */
                "application/json": components["schemas"]["EditBody"];
            };
        };
        responses: {
            /** @description The report as it stands now */
            200: {
                headers: {
                    /** @description The revision */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Evidence rests on it, or it is not open, or a photo id was used before */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since it was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hide_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "画面中有内部文件"
                 *     }
                 */
                "application/json": components["schemas"]["HideBody"];
            };
        };
        responses: {
            /** @description It is hidden */
            200: {
                headers: {
                    /** @description The revision */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was withdrawn */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed at the same moment; send again */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hints */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "hints": [
                     *         {
                     *           "distance": 4,
                     *           "earlier": {
                     *             "happened_on": "2026-03-08",
                     *             "own": false
                     *           },
                     *           "found_at": "2026-05-20T02:00:03Z",
                     *           "how": "near",
                     *           "id": "019a8f3e-0000-7000-8000-000000000001",
                     *           "photo_id": "019a8f3e-0000-7000-8000-000000000002",
                     *           "picture": {
                     *             "large": "/api/v1/reports/019a8f3e-0000-7000-8000-000000000003/photos/019a8f3e-0000-7000-8000-000000000002/renditions/1600",
                     *             "small": "/api/v1/reports/019a8f3e-0000-7000-8000-000000000003/photos/019a8f3e-0000-7000-8000-000000000002/renditions/320"
                     *           },
                     *           "text": "与2026年3月8日记录的照片相似"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HintsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_hint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
                /** @description The hint */
                hint_id: components["schemas"]["HintId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "same_activity",
                 *       "remark": "三个支部一起清淤"
                 *     }
                 */
                "application/json": components["schemas"]["ExplanationBody"];
            };
        };
        responses: {
            /** @description The hint with the explanation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HintView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was explained otherwise before */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_hint_rendition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report that has the hint */
                report_id: components["schemas"]["ReportId"];
                /** @description The hint */
                hint_id: components["schemas"]["HintId"];
                /**
                 * @description 320 or 1600
                 * @example 320
                 */
                long_side: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    /** @description never kept */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": number[];
                };
            };
            /** @description The store has it at this address, for some minutes */
            307: {
                headers: {
                    /** @description Where */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_photo_blur: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
                /** @description The photo */
                photo_id: components["schemas"]["PhotoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The areas */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlurView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_photo_blur: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
                /** @description The photo */
                photo_id: components["schemas"]["PhotoId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "areas": [
                 *         {
                 *           "height": 1500,
                 *           "mode": "blur",
                 *           "width": 1200,
                 *           "x": 2500,
                 *           "y": 1000
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BlurBody"];
            };
        };
        responses: {
            /** @description The areas hidden now; new pictures follow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlurView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no picture yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_photo_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
                /** @description The photo */
                photo_id: components["schemas"]["PhotoId"];
            };
            cookie?: never;
        };
        /** @description The file as it is */
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description The bytes are here and durable */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The report takes no photos any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Length or digest are not those announced */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No room is left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_original: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
                /** @description The photo */
                photo_id: components["schemas"]["PhotoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    /** @description A safe file name */
                    "Content-Disposition"?: string;
                    /** @description `rendition-1600` when that stands in, as where something is hidden in the photo */
                    "X-Shigan-Substitute"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": number[];
                    "image/png": number[];
                    "image/webp": number[];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_rendition: {
        parameters: {
            query?: {
                /**
                 * @description The revision of the picture, as the report names it
                 * @example 1
                 */
                r?: number;
            };
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
                /** @description The photo */
                photo_id: components["schemas"]["PhotoId"];
                /**
                 * @description 320 or 1600
                 * @example 320
                 */
                long_side: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    /** @description private; for a year when `r` is the newest revision */
                    "Cache-Control"?: string;
                    /** @description Names these bytes for ever */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": number[];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The store has it at this address, for some minutes */
            307: {
                headers: {
                    /** @description Where */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The report */
                report_id: components["schemas"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is withdrawn */
            200: {
                headers: {
                    /** @description The revision */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Evidence rests on it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed at the same moment; send again */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_roster: {
        parameters: {
            query: {
                /** @description The plan that was looked at. */
                plan: string;
                /** @description Import the good rows although others are refused. */
                skip_bad_rows?: boolean;
                /** @description Wind up branches that are gone from the file, and allow very many members to be blocked. */
                retire_missing?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The same files */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["RosterFilesBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterImportView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Rows are refused, or very many members are missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It would change something else by now */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than a roster may be */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No form */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The parts are not those of a roster */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan_roster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The workbook, or the tables */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["RosterFilesBody"];
            };
        };
        responses: {
            /** @description What would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPlanView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Larger than a roster may be */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No form */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The parts are not those of a roster */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "created_at": "2026-05-20T02:00:00Z",
                     *           "current": true,
                     *           "device_label": "我的手机",
                     *           "expires_at": "2026-08-18T02:00:00Z",
                     *           "id": "0197a1c0-0000-7000-8000-000000000001",
                     *           "last_seen_at": "2026-05-20T02:05:00Z",
                     *           "transport": "bearer"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionsView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "device_label": "我的手机",
                 *       "login": "13800000001",
                 *       "password": "Kiln-743-river"
                 *     }
                 */
                "application/json": components["schemas"]["CreateSessionBody"];
            };
        };
        responses: {
            /** @description Logged in. With the transport `cookie`, the token is in Set-Cookie only. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "expires_at": "2026-08-18T02:00:00Z",
                     *       "must_change_password": false,
                     *       "name": "陈秀英",
                     *       "session_id": "0197a1c0-0000-7000-8000-000000000001",
                     *       "token": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedSessionView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The login or the password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A cookie was asked for by a page of another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failures for this login; Retry-After says how long to wait */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failures from this address; Retry-After says how long to wait */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_current_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session */
                session_id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The version of the sheet */
                id: components["schemas"]["SheetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_sheet: {
        parameters: {
            query: {
                /** @description `json` or `xlsx`. */
                format: "json" | "xlsx";
            };
            header?: never;
            path: {
                /** @description The version */
                id: components["schemas"]["SheetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_supplement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The question */
                id: components["schemas"]["SupplementId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplementAnswerBody"];
            };
        };
        responses: {
            /** @description All questions of the record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplementsView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was answered or declined already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "vanguard",
                 *       "name": "康江村党员先锋队",
                 *       "organization_id": "01900000-0000-7000-8000-000000000005"
                 *     }
                 */
                "application/json": components["schemas"]["NewTeamBody"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01900000-0000-7000-8000-000000000004",
                     *       "kind": "vanguard",
                     *       "name": "康江村党员先锋队",
                     *       "organization_id": "01900000-0000-7000-8000-000000000005"
                     *     }
                     */
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organisation is not yours to keep */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The team */
                team_id: components["schemas"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "康江村党员突击队",
                 *       "project_id": null
                 *     }
                 */
                "application/json": components["schemas"]["TeamChangeBody"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01900000-0000-7000-8000-000000000004",
                     *       "kind": "vanguard",
                     *       "name": "康江村党员突击队",
                     *       "organization_id": "01900000-0000-7000-8000-000000000005"
                     *     }
                     */
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description 1.0.0 */
                "Tus-Resumable": string;
                /**
                 * @description `report_id` and `photo_id` of the manifest, each with its value in base64; other pairs are kept
                 * @example report_id MDE5YTNiNWUtN2MwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx,photo_id MDE5YTNiNWUtN2MwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAy
                 */
                "Upload-Metadata": string;
                /** @description Bytes of the photo, as in the manifest */
                "Upload-Length"?: number | null;
                /** @description 1 when the length follows with a later piece */
                "Upload-Defer-Length"?: number | null;
                /** @description `sha1` or `sha256` and the digest of the body in base64 */
                "Upload-Checksum"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The first bytes, or nothing */
        requestBody: {
            content: {
                "application/offset+octet-stream": number[];
            };
        };
        responses: {
            /** @description The upload is begun */
            201: {
                headers: {
                    /** @description Where to go on */
                    Location?: string;
                    /** @description Until when it is kept */
                    "Upload-Expires"?: string;
                    /** @description Durable bytes */
                    "Upload-Offset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such slot, or it is not the caller's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The report takes no photos any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tus-Resumable is missing or of another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Length or digest are not those announced */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A newer request goes on with the upload */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not what Upload-Checksum says */
            460: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No room is left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describe_uploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is spoken */
            204: {
                headers: {
                    /** @description Digests that may protect a piece */
                    "Tus-Checksum-Algorithm"?: string;
                    /** @description The extensions */
                    "Tus-Extension"?: string;
                    /** @description Largest photo in bytes */
                    "Tus-Max-Size"?: number;
                    /** @description 1.0.0 */
                    "Tus-Version"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                /** @description The upload */
                upload_id: components["schemas"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is over */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tus-Resumable is missing or of another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    head_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                /** @description The upload */
                upload_id: components["schemas"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it stands */
            200: {
                headers: {
                    /** @description 1 while the client has not told the length */
                    "Upload-Defer-Length"?: number;
                    /** @description Until when it is kept */
                    "Upload-Expires"?: string;
                    /** @description Bytes of the photo; absent while the client has not told */
                    "Upload-Length"?: number;
                    /** @description As it was sent */
                    "Upload-Metadata"?: string;
                    /** @description Durable bytes: where to go on */
                    "Upload-Offset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was given up */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tus-Resumable is missing or of another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A newer request goes on with the upload */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    append_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description 1.0.0 */
                "Tus-Resumable": string;
                /** @description The byte that the body begins with */
                "Upload-Offset": number;
                /** @description Bytes of the photo, when that was left for later */
                "Upload-Length"?: number | null;
                /** @description `sha1` or `sha256` and the digest of the body in base64 */
                "Upload-Checksum"?: string | null;
            };
            path: {
                /** @description The upload */
                upload_id: components["schemas"]["UploadId"];
            };
            cookie?: never;
        };
        /** @description Bytes from the offset on */
        requestBody: {
            content: {
                "application/offset+octet-stream": number[];
            };
        };
        responses: {
            /** @description The bytes are durable */
            204: {
                headers: {
                    /** @description Until when the upload is kept */
                    "Upload-Expires"?: string;
                    /** @description Durable bytes */
                    "Upload-Offset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It goes on at another byte, or the report takes no photos any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was given up */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Tus-Resumable is missing or of another version */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Length or digest are not those announced; the upload is over */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A newer request goes on with the upload */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not what Upload-Checksum says */
            460: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No room is left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_visit_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The note */
                id: components["schemas"]["VisitNoteId"];
                /** @description The photo */
                photo_id: components["schemas"]["VisitPhotoId"];
            };
            cookie?: never;
        };
        /** @description The file as it is */
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description The bytes are here and durable */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitPhotoStoredView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The note was withdrawn */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Length or digest are not those announced */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No room is left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_visit_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The note */
                id: components["schemas"]["VisitNoteId"];
                /** @description The photo */
                photo_id: components["schemas"]["VisitPhotoId"];
                /**
                 * @description 320 or 1600
                 * @example 320
                 */
                long_side: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    /** @description Names these bytes for ever */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": number[];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The store has it at this address, for some minutes */
            307: {
                headers: {
                    /** @description Where */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_visit_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The note */
                id: components["schemas"]["VisitNoteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "写错了支部"
                 *     }
                 */
                "application/json": components["schemas"]["WithdrawNoteBody"];
            };
        };
        responses: {
            /** @description The note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitNoteView"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was withdrawn, or something rests on it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is larger than this server takes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This format is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server has no room left */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_work_themes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All themes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "code": "ecology",
                     *           "name_en": "Ecology",
                     *           "name_zh": "生态文明"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WorkThemesView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Your role does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process lives */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The database answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
            /** @description We made a mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded or a part is away; try again soon */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
