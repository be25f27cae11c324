//! The program takes many large photos at once without holding them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::json;
use shigan::db::types::Sha256;
use shigan::demo::pictures::{jpeg, picture};

use crate::reports::bundle::{CONTENT_TYPE, body_of};
use crate::support::shipped::Shipped;

const AT_ONCE: usize = 16;
const SIZE: usize = 20_000_000;

#[tokio::test]
async fn many_large_photos_at_once_take_a_fraction_of_their_size() {
    // Full to the last place that one account may have, so that jobs stand back.
    let shipped = Shipped::start(&[("SHIGAN_UPLOADS_AT_ONCE", "18")]).await;
    let small = jpeg(&picture(1, 320, 240), 80).unwrap();
    let bodies: Vec<Vec<u8>> = (0..AT_ONCE)
        .map(|number| {
            // The same picture with other bytes behind its end.
            let mut bytes = small.clone();
            bytes.resize(SIZE, u8::try_from(number).unwrap());
            let (id, photo) = (shipped.clock.new_id::<uuid::Uuid>(), shipped.clock.new_id::<uuid::Uuid>().to_string());
            let slot = json!({"id": photo, "sha256": Sha256::of(&bytes), "size": SIZE, "media_type": "image/jpeg"});
            let manifest = json!({"id": id, "kind": "volunteer", "text": "清理水渠", "photos": [slot]});
            body_of(&manifest, &[(&photo, &bytes)])
        })
        .collect();
    shipped.process.forget_peak();
    let before = shipped.process.peak_megabytes();
    let (address, token) = (shipped.process.address, &shipped.world.person("member").token);
    let all_begun = std::sync::Barrier::new(AT_ONCE);
    std::thread::scope(|scope| {
        for body in &bodies {
            let all_begun = &all_begun;
            scope.spawn(move || {
                let mut stream = TcpStream::connect(address).unwrap();
                let head = format!(
                    "POST /api/v1/reports/bundle HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-type: {CONTENT_TYPE}\r\ncontent-length: {}\r\n\r\n",
                    body.len()
                );
                stream.write_all(head.as_bytes()).unwrap();
                let (first, rest) = body.split_at(SIZE / 2);
                stream.write_all(first).unwrap();
                // Nobody ends before everybody is half through.
                all_begun.wait();
                stream.write_all(rest).unwrap();
                let mut answer = [0; 12];
                stream.read_exact(&mut answer).unwrap();
                assert_eq!(&answer[9..], b"201");
            });
        }
    });
    let grown = shipped.process.peak_megabytes() - before;
    println!("{AT_ONCE} bundles of {} MB at once: {before:.0} MB before, {grown:.0} MB more", SIZE / 1_000_000);
    // Measured 40 to 50; 120 leaves room for a busy machine, where more of them wait for the disk.
    let most = 120.0;
    assert!(grown < most, "{grown:.0} MB more, of {} MB that came", AT_ONCE * SIZE / 1_000_000);
}
