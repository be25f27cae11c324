//! The question by chunks: exact to distance 7 on both databases.

use diesel::prelude::*;
use shigan::db::DbError;
use shigan::db::schema::blobs;
use shigan::db::types::Sha256;
use shigan::hints::matching::Part;
use shigan::hints::{find_near, insert_print};

use super::scenes::Dice;
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    the_database_finds_all_within_seven_bits_and_nothing_else
}

async fn the_database_finds_all_within_seven_bits_and_nothing_else(database: &Database) {
    let mut dice = Dice::new(5);
    let base = dice.roll();
    // 40 at each distance from 0 to 12, the flipped bits anywhere, and as many at random.
    let mut prints: Vec<u64> = (0..13_u32)
        .flat_map(|distance| (0..40).map(move |_| distance))
        .map(|distance| {
            let mut flips = 0_u64;
            while flips.count_ones() < distance {
                flips |= 1 << dice.below(64);
            }
            base ^ flips
        })
        .collect();
    prints.extend((0..500).map(|_| dice.roll()));
    let (kept, now) = (prints.clone(), database.clock.now());
    let found = database
        .db
        .write(move |conn| -> Result<_, DbError> {
            for (number, print) in (0_u32..).zip(&kept) {
                let sha256 = Sha256::of(&number.to_le_bytes());
                diesel::insert_into(blobs::table)
                    .values((
                        blobs::sha256.eq(sha256),
                        blobs::size.eq(1_i64),
                        blobs::format.eq("jpeg"),
                        blobs::state.eq("ready"),
                        blobs::stored_at.eq(now),
                        blobs::rendition_revision.eq(1),
                    ))
                    .execute(conn)?;
                insert_print(conn, sha256, Part::Whole, *print)?;
                insert_print(conn, sha256, Part::Whole, *print)?;
            }
            find_near(conn, base)
        })
        .await
        .unwrap();
    let mut found: Vec<(u64, u32)> = found.iter().map(|(row, far)| (row.print.cast_unsigned(), *far)).collect();
    let mut wanted: Vec<(u64, u32)> =
        prints.iter().map(|print| (*print, (print ^ base).count_ones())).filter(|one| one.1 <= 7).collect();
    found.sort_unstable();
    wanted.sort_unstable();
    assert!(wanted.len() >= 8 * 40);
    assert_eq!(found, wanted);
}
