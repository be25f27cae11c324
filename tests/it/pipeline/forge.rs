//! Files of every kind a phone makes, and of kinds that only an attacker makes, written by code.
//!
//! Lives here: containers and bit streams put together by hand, so that every byte of a test is
//! known. Not here: what is expected of them. The fuzz crate takes its first files from here too.
//!
//! Invariant: the same call gives the same bytes.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use moxcms::ColorProfile;
use turbojpeg::{Colorspace, Compressor, Image, PixelFormat, Subsamp};

use super::generate::{Exif, exif_block, jpeg, jpeg_as, picture, with_exif};

#[path = "forge_heif.rs"]
mod heif;

pub use heif::{Heic, configuration_of, heic_of_empty_places};

/// A photo without metadata.
pub fn photo(seed: u64, width: u32, height: u32) -> Vec<u8> {
    jpeg(&picture(seed, width, height), 90).unwrap()
}

/// An EXIF block with everything in it.
pub fn full_exif() -> Vec<u8> {
    exif_block(&Exif {
        orientation: Some(6),
        taken_at: Some("2026:10:01 09:30:15"),
        fraction: Some("250"),
        datum: None,
        offset: Some("+08:00"),
        place: Some((27.9487, 116.3582)),
        make: Some("HUAWEI"),
        model: Some("NOH-AN00"),
    })
}

/// Writes RGB in one of the formats of the `image` crate.
pub fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Four quarters of different colour, so that every turn and mirror shows.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 200, 30]),
        (true, false) => Rgb([30, 30, 220]),
        (false, false) => Rgb([230, 230, 40]),
    })
}

// --- JPEG ---

/// A JPEG in four printing colours: cyan on the left, black on the right.
pub fn printing_jpeg(colours: Colorspace) -> Vec<u8> {
    let ink = |x: usize| if x < 32 { [0, 255, 255, 255] } else { [255, 255, 255, 0] };
    let pixels: Vec<u8> = (0..64 * 64).flat_map(|i| ink(i % 64)).collect();
    let mut encoder = Compressor::new().unwrap();
    encoder.set_subsamp(Subsamp::None).unwrap();
    encoder.set_colorspace(colours).unwrap();
    let source = Image { pixels: pixels.as_slice(), width: 64, pitch: 256, height: 64, format: PixelFormat::CMYK };
    encoder.compress_to_vec(source).unwrap()
}

/// A grey JPEG that gets lighter to the right.
pub fn grey_jpeg() -> Vec<u8> {
    let grey: Vec<u8> = (0..300 * 200).map(|i| u8::try_from(i % 300 * 255 / 300).unwrap()).collect();
    let mut encoder = Compressor::new().unwrap();
    encoder.set_subsamp(Subsamp::Gray).unwrap();
    let source = Image { pixels: grey.as_slice(), width: 300, pitch: 300, height: 200, format: PixelFormat::GRAY };
    encoder.compress_to_vec(source).unwrap()
}

/// Puts a segment behind the SOI.
pub fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap();
    [&[0xFF, 0xD8, 0xFF, marker], length.to_be_bytes().as_slice(), body, &jpeg[2..]].concat()
}

/// Puts a colour profile into a JPEG, in pieces of this size.
pub fn with_profile(jpeg: &[u8], profile: &[u8], piece: usize) -> Vec<u8> {
    let pieces: Vec<&[u8]> = profile.chunks(piece).collect();
    let mut out = jpeg.to_vec();
    // Each goes in front of the last, so that they stand in the file in disorder.
    for (index, piece) in pieces.iter().enumerate() {
        let numbers = [u8::try_from(index + 1).unwrap(), u8::try_from(pieces.len()).unwrap()];
        out = with_segment(&out, 0xE2, &[b"ICC_PROFILE\0".as_slice(), &numbers, piece].concat());
    }
    out
}

/// What an iPhone and most others write since 2017.
pub fn display_p3() -> Vec<u8> {
    ColorProfile::new_display_p3().encode().unwrap()
}

/// What most cameras write.
pub fn srgb() -> Vec<u8> {
    ColorProfile::new_srgb().encode().unwrap()
}

/// Two pictures in one file, as stereo cameras and some phones write them.
pub fn mpo(first: &[u8], second: &[u8]) -> Vec<u8> {
    let index = b"MPF\0MM\0*\0\0\0\x08\0\x01\xB0\x01\0\x04\0\0\0\x01\0\0\0\x02\0\0\0\0";
    [with_segment(first, 0xE2, index), second.to_vec()].concat()
}

/// An Ultra HDR file: the picture, and behind it a small grey one that tells how bright it may get.
pub fn ultra_hdr(seed: u64) -> Vec<u8> {
    let packet =
        br#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description hdrgm:Version="1.0"/></rdf:RDF></x:xmpmeta>"#;
    let named = [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), packet].concat();
    mpo(&with_segment(&photo(seed, 400, 300), 0xE1, &named), &grey_jpeg())
}

/// A motion photo: the picture, and behind it some seconds of video.
pub fn motion_photo(seed: u64) -> Vec<u8> {
    let video = [b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\x10\0mdat".as_slice(), &[0x5A; 4088]].concat();
    [photo(seed, 400, 300), video].concat()
}

/// A progressive JPEG whose last scan comes this many times more.
pub fn many_scans(more: usize) -> Vec<u8> {
    let whole = jpeg_as(&picture(3, 64, 48), 90, Subsamp::Sub2x2, true).unwrap();
    let last = whole.windows(2).rposition(|pair| pair == [0xFF, 0xDA]).unwrap();
    let end = whole.len() - 2;
    let scan = whole[last..end].repeat(more);
    [&whole[..end], &scan, &whole[end..]].concat()
}

/// A grey picture, baseline, each of its three components in scans of its own, gone over `times` times.
pub fn scans_apart(width: u16, height: u16, times: usize) -> Vec<u8> {
    let [(high, low), (wide, narrow)] = [height, width].map(|side| (side.to_be_bytes()[0], side.to_be_bytes()[1]));
    let mut file = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];
    file.extend([1; 64]);
    file.extend([0xFF, 0xC0, 0, 17, 8, high, low, wide, narrow, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
    // One code in each table: no change of brightness, nothing else in the block.
    for table in [0x00, 0x10] {
        file.extend([0xFF, 0xC4, 0, 20, table, 1]);
        file.extend([0; 16]);
    }
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    for component in (1..=3).cycle().take(3 * times) {
        file.extend([0xFF, 0xDA, 0, 8, 1, component, 0, 0, 63, 0]);
        file.resize(file.len() + blocks.div_ceil(4), 0);
    }
    file.extend([0xFF, 0xD9]);
    file
}

// --- PNG ---

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |mut crc, byte| {
        crc ^= u32::from(*byte);
        (0..8).for_each(|_| crc = crc >> 1 ^ 0xEDB8_8320 & (crc & 1).wrapping_neg());
        crc
    })
}

/// A chunk with its checksum.
pub fn png_chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), body].concat();
    [&u32::try_from(body.len()).unwrap().to_be_bytes(), named.as_slice(), &crc(&named).to_be_bytes()].concat()
}

/// Packs without packing: the form that needs no compressor.
pub fn stored_zlib(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let pieces: Vec<&[u8]> = data.chunks(65_535).collect();
    for (index, piece) in pieces.iter().enumerate() {
        let length = u16::try_from(piece.len()).unwrap();
        out.push(u8::from(index + 1 == pieces.len()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(*piece);
    }
    let (a, b) = data.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend((b << 16 | a).to_be_bytes());
    out
}

/// A bomb: 13 bits for each 258 zeros, without an end.
pub fn zeros_zlib(packed: usize) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let (mut bits, mut count) = (0_u64, 0_u32);
    let mut push = |value: u64, length: u32, out: &mut Vec<u8>| {
        bits |= value << count;
        count += length;
        while count >= 8 {
            out.push(bits as u8);
            bits >>= 8;
            count -= 8;
        }
    };
    // Last block, fixed codes, the literal 0.
    push(0b011, 3, &mut out);
    push(0b0000_1100, 8, &mut out);
    while out.len() < packed {
        // Length 258 (11000101, sent from its first bit) at distance 1.
        push(0b1010_0011, 8, &mut out);
        push(0, 5, &mut out);
    }
    out
}

/// A PNG of these chunks behind its signature.
pub fn png_of(chunks: &[Vec<u8>]) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

/// IHDR for 8-bit RGB.
pub fn png_head(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    png_chunk(b"IHDR", &[size.as_slice(), &[8, 2, 0, 0, 0]].concat())
}

/// 8 × 8 of two colours, one bit a pixel: left half red, right half blue.
pub fn palette_png() -> Vec<u8> {
    let rows: Vec<u8> = (0..8).flat_map(|_| [0, 0x0F]).collect();
    png_of(&[
        png_chunk(b"IHDR", &[0, 0, 0, 8, 0, 0, 0, 8, 1, 3, 0, 0, 0]),
        png_chunk(b"PLTE", &[230, 10, 10, 10, 10, 230]),
        png_chunk(b"IDAT", &stored_zlib(&rows)),
        png_chunk(b"IEND", &[]),
    ])
}

/// A picture in the seven passes of an interlaced PNG.
pub fn interlaced_png(picture: &RgbImage) -> Vec<u8> {
    const PASSES: [(u32, u32, u32, u32); 7] =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    let (width, height) = picture.dimensions();
    let mut data = Vec::new();
    for (left, top, across, down) in PASSES {
        for y in (top..height).step_by(down as usize) {
            data.push(0);
            (left..width).step_by(across as usize).for_each(|x| data.extend(picture.get_pixel(x, y).0));
        }
    }
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    png_of(&[
        png_chunk(b"IHDR", &[size.as_slice(), &[8, 2, 0, 0, 1]].concat()),
        png_chunk(b"IDAT", &stored_zlib(&data)),
        png_chunk(b"IEND", &[]),
    ])
}

/// A PNG with this chunk between header and pixels.
pub fn png_with(chunk: &[u8]) -> Vec<u8> {
    let plain = written(&quarters(40, 30).into(), ImageFormat::Png);
    [&plain[..33], chunk, &plain[33..]].concat()
}

/// A PNG with a packed colour profile.
pub fn png_with_profile(packed: &[u8]) -> Vec<u8> {
    png_with(&png_chunk(b"iCCP", &[b"profile\0\0".as_slice(), packed].concat()))
}

// --- WebP ---

/// One chunk of a RIFF file.
pub fn riff_chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let padding = vec![0; body.len() % 2];
    [name.as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), body, &padding].concat()
}

/// A WebP of these chunks.
pub fn webp_of(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = chunks.concat();
    let length = u32::try_from(body.len() + 4).unwrap();
    [b"RIFF".as_slice(), &length.to_le_bytes(), b"WEBP", &body].concat()
}

/// A lossless WebP, optionally with profile and EXIF.
pub fn webp(picture: &RgbImage, profile: Option<&[u8]>, exif: Option<&[u8]>) -> Vec<u8> {
    let plain = written(&DynamicImage::from(picture.clone()), ImageFormat::WebP);
    let picture_chunk = plain[12..].to_vec();
    let flags = u8::from(profile.is_some()) << 5 | u8::from(exif.is_some()) << 3;
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let head = [vec![flags, 0, 0, 0], side(picture.width()), side(picture.height())].concat();
    let mut chunks = vec![riff_chunk(b"VP8X", &head)];
    chunks.extend(profile.map(|body| riff_chunk(b"ICCP", body)));
    chunks.push(picture_chunk);
    chunks.extend(exif.map(|body| riff_chunk(b"EXIF", body)));
    webp_of(&chunks)
}

// --- GIF ---

/// A GIF of one or more pictures of 8 × 4, the first left red and right blue, with a comment.
pub fn gif(pictures: usize) -> Vec<u8> {
    let mut out = b"GIF89a\x08\0\x04\0\x80\0\0\xE6\x0A\x0A\x0A\x0A\xE6".to_vec();
    out.extend(b"\x21\xFE\x09a comment\0");
    for _ in 0..pictures {
        out.extend(b"\x21\xF9\x04\0\x0A\0\0\0");
        out.extend(b"\x2C\0\0\0\0\x08\0\x04\0\0\x02");
        // Three bits a code, a clear code (4) before every two pixels, so that the codes never grow.
        let mut codes = Vec::new();
        for pair in 0..16 {
            let colour = u8::from(pair % 4 >= 2);
            codes.extend([4, colour, colour]);
        }
        codes.push(5);
        let packed = three_bits(&codes);
        out.push(u8::try_from(packed.len()).unwrap());
        out.extend(packed);
        out.push(0);
    }
    out.push(0x3B);
    out
}

fn three_bits(codes: &[u8]) -> Vec<u8> {
    let mut out = vec![0; (codes.len() * 3).div_ceil(8)];
    for (index, code) in codes.iter().enumerate() {
        for bit in 0..3 {
            let at = index * 3 + bit;
            out[at / 8] |= (code >> bit & 1) << (at % 8);
        }
    }
    out
}

// --- all of them ---

/// One good file of each kind, by name.
pub fn good() -> Vec<(&'static str, Vec<u8>)> {
    let plain = photo(1, 96, 64);
    let progressive = jpeg_as(&picture(2, 96, 64), 85, Subsamp::Sub2x2, true).unwrap();
    let deep = image::ImageBuffer::from_fn(40, 30, |x, _| Rgb([u16::try_from(x).unwrap() * 1600, 30_000, 65_535]));
    let turned = Heic { turns: vec![1], exif: Some(full_exif()), profile: Some(display_p3()), ..Heic::default() };
    vec![
        ("baseline.jpg", plain.clone()),
        ("exif.jpg", with_exif(&plain, &full_exif())),
        ("progressive.jpg", progressive),
        ("444.jpg", jpeg_as(&picture(2, 96, 64), 85, Subsamp::None, false).unwrap()),
        ("grey.jpg", grey_jpeg()),
        ("cmyk.jpg", printing_jpeg(Colorspace::CMYK)),
        ("ycck.jpg", printing_jpeg(Colorspace::YCCK)),
        ("mpo.jpg", mpo(&plain, &photo(2, 96, 64))),
        ("ultra-hdr.jpg", ultra_hdr(3)),
        ("motion-photo.jpg", motion_photo(3)),
        ("display-p3.jpg", with_profile(&plain, &display_p3(), 200)),
        ("plain.png", written(&quarters(40, 30).into(), ImageFormat::Png)),
        ("deep.png", written(&deep.into(), ImageFormat::Png)),
        ("palette.png", palette_png()),
        ("interlaced.png", interlaced_png(&quarters(21, 13))),
        ("profile.png", png_with_profile(&stored_zlib(&display_p3()))),
        ("plain.webp", webp(&quarters(40, 30), None, None)),
        ("all.webp", webp(&quarters(40, 30), Some(&display_p3()), Some(&full_exif()))),
        ("still.gif", gif(1)),
        ("animated.gif", gif(3)),
        ("grid.heic", turned.file()),
        ("single.heic", Heic { tiles: (1, 1), ..Heic::default() }.file()),
    ]
}

/// One file of each kind that is made to hurt, by name.
pub fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let plain = photo(5, 64, 48);
    let exif = full_exif();
    let looped = b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0".to_vec();
    let far = b"II*\0\xF0\xFF\xFF\xFF".to_vec();
    let counted = b"II*\0\x08\0\0\0\x01\0\x0F\x01\x02\0\xFF\xFF\xFF\xFF\x10\0\0\0\0\0\0\0".to_vec();
    vec![
        ("many-scans.jpg", many_scans(400)),
        ("scans-apart.jpg", scans_apart(64, 48, 40)),
        ("exif-loop.jpg", with_exif(&plain, &looped)),
        ("exif-far.jpg", with_exif(&plain, &far)),
        ("exif-count.jpg", with_exif(&plain, &counted)),
        ("exif-cut.jpg", with_exif(&plain, &exif[..exif.len() / 2])),
        ("half-zero.jpg", zero_tail(&plain, plain.len() / 2)),
        ("profile-broken.jpg", with_profile(&plain, &display_p3()[..200], 100)),
        ("profile-bomb.png", png_with_profile(&zeros_zlib(200_000))),
        ("text-bomb.png", png_with(&png_chunk(b"zTXt", &[b"Comment\0\0".as_slice(), &zeros_zlib(100_000)].concat()))),
        ("pixel-bomb.png", png_of(&[png_head(50_000, 50_000), png_chunk(b"IDAT", &zeros_zlib(1000))])),
        ("endless.png", png_of(&[png_head(64, 64), png_chunk(b"IDAT", &zeros_zlib(100_000)), png_chunk(b"IEND", &[])])),
        ("many-pictures.gif", gif(2500)),
        ("gigapixels.gif", b"GIF89a\xFF\xFF\xFF\xFF\0\0\0\x3B".to_vec()),
        ("empty-places.heic", heic_of_empty_places(60_000)),
        ("giant-tile.heic", Heic { configuration: configuration_of(16_384, 16_384), ..Heic::default() }.file()),
        ("many-turns.heic", Heic { turns: vec![1; 200], ..Heic::default() }.file()),
    ]
}

/// The file with zeros from this place on, as a lost connection to a memory card leaves it.
pub fn zero_tail(bytes: &[u8], from: usize) -> Vec<u8> {
    let mut out = bytes.to_vec();
    out[from..].fill(0);
    out
}
