//! HEIF files of tiles that were coded beforehand, and containers made to hurt.
//!
//! Lives here: boxes and tables. Not here: the other formats (`forge`).

/// Decoder configuration of the tiles: VPS, SPS (64 × 64, 4:2:0) and PPS, as x265 wrote them.
const CONFIGURATION: &str = "0103700000009000000000001ef000fcfdf8f800000f03600001001840010c01ffff0370000003\
0090000003000003001eba0240610001002b42010103700000030090000003000003001ea020810596ea4929ae6e021a0c08000003\
00c800000300084062000100074401c172b02240";
/// Tiles of one colour each: red, green, blue, yellow.
const TILES: [&str; 4] = [
    "000000162801af58f90e925fffef177ffd47f90f93ee8c6c82c0",
    "000000152801af58f90e925fff4c7fff77cfffd5d68c6c82c0",
    "000000162801af58f90e925ffff485dc8fc53effe51f4c6c82c0",
    "000000152801af58f90e925f17f6815fffc3f490d9dd31b20b",
];

/// A HEIF box.
fn heif_box(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&u32::try_from(body.len() + 8).unwrap().to_be_bytes(), name.as_slice(), body].concat()
}

fn full_box(name: &[u8; 4], version: u8, body: &[u8]) -> Vec<u8> {
    heif_box(name, &[[version, 0, 0, 0].as_slice(), body].concat())
}

/// What to put into a HEIC.
#[derive(Clone)]
pub struct Heic {
    /// Rows and columns of tiles of 64 × 64; 1 × 1 is a single picture.
    pub tiles: (u8, u8),
    /// Size of the whole; less than the tiles cover.
    pub size: (u16, u16),
    /// Quarter turns against the clock.
    pub turns: Vec<u8>,
    /// A TIFF block.
    pub exif: Option<Vec<u8>>,
    /// A colour profile.
    pub profile: Option<Vec<u8>>,
    /// Replaces the decoder configuration.
    pub configuration: Vec<u8>,
}

impl Default for Heic {
    fn default() -> Self {
        Self {
            tiles: (2, 2),
            size: (120, 100),
            turns: Vec::new(),
            exif: None,
            profile: None,
            configuration: hex::decode(CONFIGURATION).unwrap(),
        }
    }
}

impl Heic {
    /// Writes the file.
    pub fn file(&self) -> Vec<u8> {
        // Offsets count from the start of the file, so the tables are written twice.
        let items = self.items();
        let start = self.head(&items, 0).len() + 8;
        let data: Vec<u8> = items.iter().flat_map(|(_, _, data)| data.clone()).collect();
        [self.head(&items, start), heif_box(b"mdat", &data)].concat()
    }

    /// Item id, type, data. Tiles are 1 to n, the grid n + 1, EXIF the last.
    fn items(&self) -> Vec<(u16, [u8; 4], Vec<u8>)> {
        let count = u16::from(self.tiles.0) * u16::from(self.tiles.1);
        let mut items: Vec<_> = (0..count)
            .map(|index| (index + 1, *b"hvc1", hex::decode(TILES[usize::from(index) % 4]).unwrap()))
            .collect();
        if count > 1 {
            let size = [self.size.0.to_be_bytes(), self.size.1.to_be_bytes()].concat();
            let grid = [[0, 0, self.tiles.0 - 1, self.tiles.1 - 1].as_slice(), &size].concat();
            items.push((count + 1, *b"grid", grid));
        }
        if let Some(exif) = &self.exif {
            let block = [b"\0\0\0\x06Exif\0\0".as_slice(), exif].concat();
            items.push((count + 2, *b"Exif", block));
        }
        items
    }

    fn primary(&self) -> u16 {
        let count = u16::from(self.tiles.0) * u16::from(self.tiles.1);
        if count > 1 { count + 1 } else { 1 }
    }

    fn head(&self, items: &[(u16, [u8; 4], Vec<u8>)], start: usize) -> Vec<u8> {
        let primary = self.primary();
        let count = u16::try_from(items.len()).unwrap().to_be_bytes();
        let mut locations = [[0x44, 0].as_slice(), &count].concat();
        let mut infos = count.to_vec();
        let mut at = u32::try_from(start).unwrap();
        for (id, kind, data) in items {
            let length = u32::try_from(data.len()).unwrap();
            locations.extend([id.to_be_bytes(), [0, 0], [0, 1]].concat());
            locations.extend([at.to_be_bytes(), length.to_be_bytes()].concat());
            at += length;
            infos.extend(full_box(b"infe", 2, &[&id.to_be_bytes(), &[0, 0], kind.as_slice(), &[0]].concat()));
        }
        let mut references = Vec::new();
        if primary > 1 {
            let to: Vec<u8> = (1..primary).flat_map(u16::to_be_bytes).collect();
            let body = [primary.to_be_bytes().as_slice(), &(primary - 1).to_be_bytes(), &to].concat();
            references.extend(heif_box(b"dimg", &body));
        }
        if self.exif.is_some() {
            let exif = items.last().map_or(0, |item| item.0);
            references.extend(heif_box(b"cdsc", &[exif.to_be_bytes(), [0, 1], primary.to_be_bytes()].concat()));
        }
        let tables = [
            full_box(b"hdlr", 0, b"\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"),
            full_box(b"pitm", 0, &primary.to_be_bytes()),
            full_box(b"iloc", 0, &locations),
            full_box(b"iinf", 0, &infos),
            full_box(b"iref", 0, &references),
            self.properties(primary),
        ];
        [heif_box(b"ftyp", b"heic\0\0\0\0mif1heic"), full_box(b"meta", 0, &tables.concat())].concat()
    }

    /// 1 configuration, 2 size of a tile, 3 size of the whole, then colours, profile and turns.
    fn properties(&self, primary: u16) -> Vec<u8> {
        let extent =
            |width: u32, height: u32| full_box(b"ispe", 0, &[width.to_be_bytes(), height.to_be_bytes()].concat());
        let whole = if primary == 1 { (64, 64) } else { self.size };
        let mut list =
            vec![heif_box(b"hvcC", &self.configuration), extent(64, 64), extent(whole.0.into(), whole.1.into())];
        // How to read the samples: primaries of BT.709, curve of sRGB, matrix of BT.601, full range.
        list.push(heif_box(b"colr", b"nclx\0\x01\0\x0D\0\x06\x80"));
        list.extend(self.profile.iter().map(|icc| heif_box(b"colr", &[b"prof".as_slice(), icc].concat())));
        list.extend(self.turns.iter().map(|angle| heif_box(b"irot", &[*angle])));
        let mut owned: Vec<(u16, Vec<u8>)> = (1..primary).map(|tile| (tile, vec![0x81, 2])).collect();
        let mut shown: Vec<u8> = if primary == 1 { vec![0x81, 2] } else { vec![3] };
        shown.extend((4..=list.len()).map(|index| u8::try_from(index).unwrap()));
        owned.push((primary, shown));
        let mut table = u32::try_from(owned.len()).unwrap().to_be_bytes().to_vec();
        for (item, properties) in owned {
            table.extend(item.to_be_bytes());
            table.push(u8::try_from(properties.len()).unwrap());
            table.extend(properties);
        }
        heif_box(b"iprp", &[heif_box(b"ipco", &list.concat()), full_box(b"ipma", 0, &table)].concat())
    }
}

/// A HEIC whose table of places holds thousands of entries of no length each.
pub fn heic_of_empty_places(items: u16) -> Vec<u8> {
    let mut places = [[0, 0].as_slice(), &items.to_be_bytes()].concat();
    for id in 0..items {
        places.extend([id.to_be_bytes(), [0, 0], [0xFF, 0xFF]].concat());
    }
    let tables = [
        full_box(b"hdlr", 0, b"\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        full_box(b"pitm", 0, &[0, 1]),
        heif_box(b"iprp", &heif_box(b"ipco", &full_box(b"ispe", 0, &[0, 0, 0, 64, 0, 0, 0, 64]))),
        full_box(b"iloc", 0, &places),
    ];
    [heif_box(b"ftyp", b"heic\0\0\0\0mif1heic"), full_box(b"meta", 0, &tables.concat())].concat()
}

/// A sequence parameter set that declares this size, and nothing behind it.
pub fn configuration_of(width: u32, height: u32) -> Vec<u8> {
    let mut bits: Vec<u8> = Vec::new();
    let push = |value: u64, count: u32, bits: &mut Vec<u8>| {
        bits.extend((0..count).rev().map(|bit| (value >> bit & 1) as u8));
    };
    push(0x4201, 16, &mut bits);
    push(0x01, 8, &mut bits);
    // A profile without two zeros in a row, so that nothing has to be kept apart.
    (0..12).for_each(|_| push(0x55, 8, &mut bits));
    let number = |value: u32, bits: &mut Vec<u8>| {
        let length = (value + 1).ilog2();
        push(0, length, bits);
        push(u64::from(value) + 1, length + 1, bits);
    };
    number(0, &mut bits);
    number(1, &mut bits);
    number(width, &mut bits);
    number(height, &mut bits);
    push(1, 1, &mut bits);
    let unit: Vec<u8> =
        bits.chunks(8).map(|byte| byte.iter().enumerate().fold(0, |sum, (at, bit)| sum | bit << (7 - at))).collect();
    let length = u16::try_from(unit.len()).unwrap();
    let whole = hex::decode(CONFIGURATION).unwrap();
    [&whole[..22], &[1, 0xA1, 0, 1], length.to_be_bytes().as_slice(), &unit].concat()
}
