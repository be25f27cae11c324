//! A few pairs of each kind, the same ones every time; `make bench-hints` measures on hundreds.

use shigan::hints::matching::{Lead, Part, Plane, follow, kept, leads, probes, read};
use shigan::photos::pipeline::{BlurArea, BlurMode, Limits, Scratch, WHOLE, process_hiding};

use super::changes::{Change, jpeg};
use super::scenes::{Camera, Image, meeting, scene};

const PAIRS: u64 = 4;
const WIDTH: usize = 400;

/// What the server would look at.
fn small(file: &[u8]) -> Plane {
    hiding(file, &[])
}

/// The same, where something is hidden.
fn hiding(file: &[u8], areas: &[BlurArea]) -> Plane {
    read(&painted(file, areas), areas).unwrap()
}

fn painted(file: &[u8], areas: &[BlurArea]) -> Vec<u8> {
    let now = crate::support::app::default_now().naive_utc();
    let outcome = process_hiding(file, &Limits::default(), now, areas, &mut Scratch::new()).unwrap();
    outcome.renditions.unwrap().small.jpeg
}

fn place(number: u64) -> Image {
    scene(number, number + 100, Camera::STILL, WIDTH)
}

/// Asserts that changed copies are found, each way of coming twice in turn.
#[track_caller]
fn found(changes: impl Iterator<Item = Change>) {
    let originals: Vec<(Image, Plane)> = (0..PAIRS)
        .map(|number| {
            let image = place(number);
            let plane = small(&jpeg(&image, 88));
            (image, plane)
        })
        .collect();
    for change in changes {
        for (number, (image, plane)) in (0..).zip(&originals) {
            let changed = small(&change.apply(image, number));
            let (later, earlier) = if number % 2 == 0 { (&changed, plane) } else { (plane, &changed) };
            let lead = follow(later, earlier, &leads(later, earlier));
            let what = format!("{} of {number}", change.name());
            let lead = lead.unwrap_or_else(|| panic!("{what} is not found"));
            let mirrors = matches!(change, Change::Orientation(2 | 4 | 5 | 7));
            assert_eq!(lead.probe.turn.mirrors(), mirrors, "{what}");
        }
    }
}

#[test]
fn a_turned_or_mirrored_picture_is_found() {
    found((2..=8).map(Change::Orientation));
}

#[test]
fn a_picture_coded_otherwise_is_found() {
    found([Change::Recompressed, Change::HalfSize, Change::Grey, Change::Chat].into_iter());
}

#[test]
fn a_stamped_picture_or_a_screenshot_is_found() {
    found([Change::Stamped, Change::Screenshot].into_iter());
}

#[test]
fn most_brightened_cropped_and_overwritten_pictures_are_found() {
    for change in [Change::Brighter, Change::Cropped, Change::CroppedEachSide, Change::Tiled, Change::Forwarded] {
        let hits = (0..PAIRS)
            .filter(|number| {
                let image = place(*number);
                let (earlier, later) = (small(&jpeg(&image, 88)), small(&change.apply(&image, *number)));
                follow(&later, &earlier, &leads(&later, &earlier)).is_some()
            })
            .count();
        assert!(hits + 1 >= PAIRS as usize, "{}: {hits} of {PAIRS}", change.name());
    }
}

#[test]
fn another_meeting_in_the_same_hall_is_not_found() {
    let mut near = 0;
    for hall in 0..PAIRS {
        let first = small(&jpeg(&meeting(hall, 1, Camera::STILL, WIDTH), 88));
        for camera in [Camera::STILL, Camera::by_hand(hall)] {
            let second = small(&jpeg(&meeting(hall, 2, camera, WIDTH), 85));
            let leads = leads(&second, &first);
            near += usize::from(!leads.is_empty());
            assert_eq!(follow(&second, &first, &leads), None, "hall {hall}");
        }
    }
    assert!(near > 0, "the pairs are too easy: no fingerprints were near");
}

/// Six bars over the whole width, which leave a quarter of the picture to be seen.
fn barred(mode: BlurMode) -> Vec<BlurArea> {
    (0..6).map(|bar| BlurArea { x: 0, y: bar * 1650, width: WHOLE, height: 1250, mode }).collect()
}

#[test]
fn two_places_with_the_same_areas_hidden_are_not_alike() {
    let bars = barred(BlurMode::Black);
    let mut fooled = 0;
    for number in 0..PAIRS {
        let files = [number, number + 1].map(|number| jpeg(&place(number), 88));
        let [earlier, later] = [&files[0], &files[1]].map(|file| hiding(file, &bars));
        let leads = leads(&later, &earlier);
        assert_eq!(follow(&later, &earlier, &leads), None, "places {number} and {}", number + 1);
        // Whoever does not know what is hidden takes the bars for the picture.
        let [earlier, later] = [&files[0], &files[1]].map(|file| read(&painted(file, &bars), &[]).unwrap());
        fooled += usize::from(follow(&later, &earlier, &leads).is_some());
    }
    assert!(fooled > 0, "the pairs are too easy");
}

#[test]
fn a_picture_of_which_something_is_hidden_is_known_by_the_rest() {
    let face = |x, mode| BlurArea { x, y: 3500, width: 600, height: 800, mode };
    for number in 0..PAIRS {
        let file = jpeg(&place(number), 88);
        let earlier = hiding(&file, &[face(1500, BlurMode::Blur)]);
        let later = hiding(&file, &[face(4500, BlurMode::Black), face(7000, BlurMode::Blur)]);
        let lead = Lead { probe: probes(&later)[0], part: Part::Whole, distance: 0 };
        assert_eq!(follow(&later, &earlier, &[lead]), Some(lead), "place {number}");
    }
}

#[test]
fn tiny_and_flat_pictures_do_no_harm() {
    for (width, height) in [(1, 1), (320, 1), (1, 320), (40, 40), (320, 240)] {
        let flat = Plane::new(width, height, vec![200; width * height]);
        assert!(!kept(&flat).is_empty());
        let leads = leads(&flat, &flat);
        assert_eq!(follow(&flat, &flat, &leads), None, "{width}x{height}: there is nothing in it to recognise");
    }
}

/// The real phone photo among the samples, where they are at hand.
#[test]
fn the_samples_are_found() {
    let folder = std::path::Path::new("../shared/samples/photos");
    let open = |name: &str| std::fs::read(folder.join(name)).ok().map(|bytes| small(&bytes));
    let Some(original) = open("near-original.jpg") else {
        println!("skipped: no samples here");
        return;
    };
    for name in ["near-recompressed.jpg", "near-cropped.jpg", "near-watermarked.jpg", "near-screenshot.png"] {
        let other = open(name).unwrap();
        assert!(follow(&other, &original, &leads(&other, &original)).is_some(), "{name}");
        assert!(follow(&original, &other, &leads(&original, &other)).is_some(), "{name}, the other way round");
    }
    for name in ["landscape-o1.jpg", "field-fuzhou-o6.jpg", "phone-12mp-nexus6p-gps.jpg", "phone-galaxy-j3-o6.jpg"] {
        let other = open(name).unwrap();
        assert_eq!(follow(&other, &original, &leads(&other, &original)), None, "{name}");
    }
}
