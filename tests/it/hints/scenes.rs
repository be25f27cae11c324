//! Pictures of places with people in them, made by code: hard enough that finding one again means something.
//!
//! A place (its walls, hills, furniture) comes from one seed and who is there from another, so that "the same hall,
//! another meeting" can be made: from a tripod, or by hand with another light.

/// An RGB picture in memory.
#[derive(Clone)]
pub struct Image {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<u8>,
}

/// How the camera stands: moved in shares of the width, scaled, tilted, lit.
#[derive(Clone, Copy)]
pub struct Camera {
    pub right: f32,
    pub down: f32,
    pub zoom: f32,
    pub tilt: f32,
    pub light: f32,
}

impl Camera {
    pub const STILL: Self = Self { right: 0.0, down: 0.0, zoom: 1.0, tilt: 0.0, light: 1.0 };

    /// Somebody stands at about the same spot again.
    pub fn by_hand(seed: u64) -> Self {
        let mut dice = Dice::new(seed ^ 0xCA3E);
        Self {
            right: dice.span(-0.05, 0.05),
            down: dice.span(-0.04, 0.04),
            zoom: dice.span(0.93, 1.08),
            tilt: dice.span(-0.03, 0.03),
            light: dice.span(0.8, 1.2),
        }
    }
}

/// Random numbers that are the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..4 {
            dice.roll();
        }
        dice
    }

    pub fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, end: u32) -> u32 {
        (((self.roll() >> 32) * u64::from(end)) >> 32) as u32
    }

    pub fn unit(&mut self) -> f32 {
        (self.roll() >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub fn span(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.unit()
    }

    fn colour(&mut self, from: f32, to: f32) -> [f32; 3] {
        [self.span(from, to), self.span(from, to), self.span(from, to)]
    }
}

/// Smooth noise between -1 and 1.
fn noise(x: f32, y: f32, salt: u32) -> f32 {
    let (fx, fy) = (x.floor(), y.floor());
    let at = |i: f32, j: f32| {
        let mut h = (i as i32 as u32).wrapping_mul(0x8DA6_B343) ^ (j as i32 as u32).wrapping_mul(0xD816_3841) ^ salt;
        h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
        h = (h ^ (h >> 12)).wrapping_mul(0x297A_2D39);
        ((h ^ (h >> 15)) & 0xFFFF) as f32 / 32768.0 - 1.0
    };
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (u, v) = (ease(x - fx), ease(y - fy));
    let top = at(fx, fy) * (1.0 - u) + at(fx + 1.0, fy) * u;
    let bottom = at(fx, fy + 1.0) * (1.0 - u) + at(fx + 1.0, fy + 1.0) * u;
    top * (1.0 - v) + bottom * v
}

/// What a scene is painted on. Coordinates: 0 to 1 across, 0 to 0.75 down.
struct Canvas {
    width: usize,
    height: usize,
    camera: Camera,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    fn place(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let (x, y) = (x - 0.5, y - 0.375);
        let c = &self.camera;
        let (x, y) = (x * c.zoom - y * c.tilt + c.right, y * c.zoom + x * c.tilt + c.down);
        let scale = self.width as f32;
        ((x + 0.5) * scale, (y + 0.375) * scale)
    }

    /// Fills a polygon; `shade` brightens from its top to its bottom, `grain` is the strength of its texture.
    fn fill(&mut self, points: &[(f32, f32)], colour: [f32; 3], shade: f32, grain: f32, salt: u32) {
        let placed: Vec<(f32, f32)> = points.iter().map(|p| self.place(*p)).collect();
        let top = placed.iter().map(|p| p.1).fold(f32::MAX, f32::min);
        let bottom = placed.iter().map(|p| p.1).fold(f32::MIN, f32::max);
        let scale = 90.0 / self.width as f32;
        let from = top.floor().max(0.0) as usize;
        let to = (bottom.ceil().max(0.0) as usize).min(self.height);
        for row in from..to {
            let y = row as f32 + 0.5;
            let mut cuts: Vec<f32> = Vec::with_capacity(4);
            for (index, a) in placed.iter().enumerate() {
                let b = placed[(index + 1) % placed.len()];
                if (a.1 <= y) != (b.1 <= y) {
                    cuts.push(a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0));
                }
            }
            cuts.sort_by(f32::total_cmp);
            let lift = shade * ((y - top) / (bottom - top).max(1.0) - 0.5);
            for pair in cuts.chunks_exact(2) {
                let start = pair[0].round().max(0.0) as usize;
                let end = (pair[1].round().max(0.0) as usize).min(self.width);
                for column in start..end.max(start) {
                    // The texture hangs on the thing and moves with it.
                    let (u, v) = (column as f32 - placed[0].0, y - placed[0].1);
                    let texture = noise(u * scale, v * scale, salt) * 0.7
                        + noise(u * scale * 4.1, v * scale * 4.1, salt ^ 77) * 0.4;
                    let value = &mut self.pixels[row * self.width + column];
                    for (channel, tone) in value.iter_mut().zip(colour) {
                        *channel = tone + lift + grain * texture;
                    }
                }
            }
        }
    }

    fn block(&mut self, (x, y, w, h): (f32, f32, f32, f32), colour: [f32; 3], shade: f32, grain: f32, salt: u32) {
        self.fill(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour, shade, grain, salt);
    }

    fn round(&mut self, (x, y): (f32, f32), (rx, ry): (f32, f32), colour: [f32; 3], grain: f32, salt: u32) {
        let points: Vec<(f32, f32)> = (0..14)
            .map(|i| i as f32 / 14.0 * std::f32::consts::TAU)
            .map(|angle| (x + rx * angle.cos(), y + ry * angle.sin()))
            .collect();
        self.fill(&points, colour, -18.0, grain, salt);
    }

    /// Strokes that look like a line of characters from afar.
    fn writing(&mut self, (x, y, w, h): (f32, f32, f32, f32), colour: [f32; 3], dice: &mut Dice) {
        let step = h * 1.1;
        let mut at = x;
        while at + h < x + w {
            for _ in 0..3 {
                let (dx, dy) = (dice.span(0.0, 0.5) * h, dice.span(0.0, 0.8) * h);
                self.block((at + dx, y + dy, h * 0.45, h * 0.14), colour, 0.0, 0.0, 1);
                let (dx, dy) = (dice.span(0.0, 0.8) * h, dice.span(0.0, 0.4) * h);
                self.block((at + dx, y + dy, h * 0.14, h * 0.55), colour, 0.0, 0.0, 1);
            }
            at += step;
        }
    }

    fn person(&mut self, (x, y): (f32, f32), size: f32, standing: bool, dice: &mut Dice) {
        let vest = dice.below(4) == 0;
        let cloth = if vest { [190.0, 35.0, 40.0] } else { dice.colour(25.0, 205.0) };
        let legs = dice.colour(20.0, 90.0);
        let salt = dice.below(9999);
        let lean = dice.span(-0.25, 0.25) * size;
        if standing {
            self.block((x - size * 0.35, y + size * 2.2, size * 0.7, size * 2.0), legs, -20.0, 8.0, salt);
        }
        let shoulders = [
            (x - size * 0.75, y + size * 0.75),
            (x + size * 0.75, y + size * 0.75),
            (x + size * 0.6, y + size * 2.5),
            (x - size * 0.6, y + size * 2.5),
        ];
        self.fill(&shoulders, cloth, -30.0, 14.0, salt);
        if dice.below(2) == 0 {
            let arm =
                [(x + size * 0.6, y + size), (x + size * 1.3 + lean, y + size * 1.7), (x + size * 0.6, y + size * 1.5)];
            self.fill(&arm, cloth, 0.0, 10.0, salt);
        }
        let skin = dice.span(0.75, 1.0);
        self.round(
            (x + lean * 0.3, y),
            (size * 0.48, size * 0.6),
            [215.0 * skin, 170.0 * skin, 140.0 * skin],
            6.0,
            salt,
        );
        let hair = dice.span(15.0, 60.0);
        self.round((x + lean * 0.3, y - size * 0.3), (size * 0.5, size * 0.35), [hair; 3], 6.0, salt);
    }
}

/// A picture of a place with people, as one camera sees it.
pub fn scene(place: u64, people: u64, camera: Camera, width: usize) -> Image {
    let height = width * 3 / 4;
    let mut canvas = Canvas { width, height, camera, pixels: vec![[110.0; 3]; width * height] };
    let (mut dice, mut who) = (Dice::new(place), Dice::new(people ^ 0x5EED));
    match dice.below(6) {
        0 | 1 => hall(&mut canvas, &mut dice, &mut who),
        2 => village(&mut canvas, &mut dice, &mut who),
        3 => site(&mut canvas, &mut dice, &mut who),
        4 => home(&mut canvas, &mut dice, &mut who),
        _ => river(&mut canvas, &mut dice, &mut who),
    }
    develop(&canvas, place ^ people.rotate_left(17))
}

/// A meeting room, whose meeting fills its lower half: also for scenes of the same hall.
pub fn meeting(place: u64, people: u64, camera: Camera, width: usize) -> Image {
    let height = width * 3 / 4;
    let mut canvas = Canvas { width, height, camera, pixels: vec![[110.0; 3]; width * height] };
    hall(&mut canvas, &mut Dice::new(place), &mut Dice::new(people ^ 0x5EED));
    develop(&canvas, place ^ people.rotate_left(17))
}

fn hall(canvas: &mut Canvas, dice: &mut Dice, who: &mut Dice) {
    let wall = dice.colour(120.0, 225.0);
    let horizon = dice.span(0.32, 0.45);
    canvas.block((-0.3, -0.3, 1.6, horizon + 0.3), wall, dice.span(-40.0, 20.0), 5.0, dice.below(999));
    let floor = dice.colour(60.0, 150.0);
    canvas.block((-0.3, horizon, 1.6, 1.0), floor, dice.span(-20.0, 50.0), 10.0, dice.below(999));
    for _ in 0..1 + dice.below(4) {
        let (x, y) = (dice.span(-0.05, 0.9), dice.span(0.1, 0.2));
        canvas.block((x, y, dice.span(0.06, 0.16), dice.span(0.1, 0.2)), dice.colour(170.0, 250.0), 20.0, 8.0, 5);
        canvas.block((x + 0.03, y, 0.006, 0.2), [90.0; 3], 0.0, 0.0, 5);
    }
    let (left, long) = (dice.span(0.05, 0.3), dice.span(0.4, 0.65));
    let top = dice.span(0.03, 0.08);
    canvas.block((left, top, long, 0.06), [195.0, 25.0, 30.0], 0.0, 4.0, 6);
    canvas.writing((left + 0.02, top + 0.012, long - 0.04, 0.034), [245.0, 225.0, 90.0], who);
    if dice.below(2) == 0 {
        let (x, y) = (dice.span(0.3, 0.5), top + 0.08);
        canvas.block((x, y, 0.22, 0.15), who.colour(150.0, 250.0), 0.0, 3.0, 7);
        for line in 0..4 {
            canvas.writing((x + 0.01, y + 0.015 + line as f32 * 0.032, who.span(0.08, 0.2), 0.018), [40.0; 3], who);
        }
    }
    let table = dice.colour(70.0, 170.0);
    let rows = 3 + dice.below(2);
    for row in 0..rows {
        let near = row as f32 / rows as f32;
        let y = horizon + 0.02 + near * near * 0.3 + near * 0.06;
        let size = 0.016 + near * 0.034;
        let seats = 4 + dice.below(5) as i32;
        canvas.block((0.08 - near * 0.15, y + size * 1.9, 0.84 + near * 0.3, size * 0.8), table, -20.0, 9.0, 9);
        for seat in 0..seats {
            let x = 0.1 - near * 0.1 + (seat as f32 + 0.5) / seats as f32 * (0.8 + near * 0.2);
            if who.below(10) < 8 {
                let at = (x + who.span(-0.03, 0.03), y + who.span(-0.012, 0.012));
                canvas.person(at, size * who.span(0.85, 1.15), false, who);
            }
        }
    }
}

fn ridge(canvas: &mut Canvas, y: f32, rough: f32, colour: [f32; 3], salt: u32) {
    let mut points = vec![(-0.4, 1.2)];
    points.extend((0..60).map(|i| {
        let x = -0.4 + i as f32 * 0.031;
        (x, y + noise(x * 5.0, 0.5, salt) * rough + noise(x * 19.0, 0.5, salt) * rough * 0.3)
    }));
    points.push((1.4, 1.2));
    canvas.fill(&points, colour, 30.0, 16.0, salt);
}

fn crowd(canvas: &mut Canvas, who: &mut Dice, most: u32, ground: f32) {
    for _ in 0..2 + who.below(most) {
        let near = who.unit();
        let at = (who.span(0.05, 0.95), ground + near * 0.12);
        canvas.person(at, 0.018 + near * 0.022, true, who);
    }
}

fn village(canvas: &mut Canvas, dice: &mut Dice, who: &mut Dice) {
    let sky = dice.span(150.0, 235.0);
    canvas.block((-0.3, -0.3, 1.6, 1.4), [sky * 0.85, sky * 0.93, sky], dice.span(-60.0, 60.0), 22.0, dice.below(999));
    let horizon = dice.span(0.2, 0.36);
    for layer in 0..3 {
        let tone = dice.span(50.0, 140.0);
        let colour = [tone * 0.7, tone, tone * 0.6];
        ridge(canvas, horizon + layer as f32 * 0.06, dice.span(0.02, 0.09), colour, dice.below(9999));
    }
    let (foot, head) = (dice.span(0.1, 0.9), dice.span(0.2, 0.8));
    let road = [(foot - 0.2, 0.85), (foot + 0.25, 0.85), (head + 0.02, horizon + 0.17), (head - 0.02, horizon + 0.17)];
    canvas.fill(&road, [150.0, 148.0, 142.0], 20.0, 9.0, dice.below(999));
    for _ in 0..2 + dice.below(4) {
        let (x, y, w) = (dice.span(-0.05, 0.9), horizon + dice.span(0.02, 0.12), dice.span(0.08, 0.2));
        let colour = dice.colour(120.0, 235.0);
        canvas.block((x, y, w, w * 0.6), colour, -15.0, 7.0, dice.below(999));
        canvas.fill(
            &[(x - 0.01, y), (x + w + 0.01, y), (x + w * 0.5, y - w * 0.3)],
            dice.colour(50.0, 130.0),
            0.0,
            9.0,
            3,
        );
        canvas.block((x + w * 0.2, y + w * 0.2, w * 0.15, w * 0.2), [60.0; 3], 0.0, 0.0, 3);
    }
    for _ in 0..3 + dice.below(6) {
        let (x, y, r) = (dice.span(0.0, 1.0), horizon + dice.span(0.0, 0.2), dice.span(0.02, 0.07));
        canvas.block((x - 0.005, y, 0.01, r * 2.0), [70.0, 55.0, 40.0], 0.0, 8.0, 4);
        canvas.round((x, y), (r, r * 1.1), [40.0, dice.span(70.0, 130.0), 40.0], 34.0, dice.below(999));
    }
    crowd(canvas, who, 7, horizon + 0.15);
}

fn site(canvas: &mut Canvas, dice: &mut Dice, who: &mut Dice) {
    let sky = dice.span(140.0, 230.0);
    canvas.block((-0.3, -0.3, 1.6, 1.4), [sky, sky, sky * 1.03], 30.0, 18.0, dice.below(999));
    for _ in 0..2 + dice.below(3) {
        let (x, y, w) = (dice.span(-0.1, 0.8), dice.span(0.02, 0.25), dice.span(0.15, 0.4));
        let colour = dice.colour(90.0, 200.0);
        canvas.block((x, y, w, 0.8), colour, -30.0, 9.0, dice.below(999));
        let (floors, bays) = (4 + dice.below(6), 3 + dice.below(6));
        for floor in 0..floors {
            for bay in 0..bays {
                let at = (x + (bay as f32 + 0.2) * w / bays as f32, y + 0.02 + floor as f32 * 0.05);
                let tone = dice.span(30.0, 120.0);
                canvas.block((at.0, at.1, w / bays as f32 * 0.6, 0.028), [tone; 3], 0.0, 4.0, 5);
            }
        }
    }
    let mast = dice.span(0.1, 0.9);
    canvas.block((mast, 0.03, 0.012, 0.6), [215.0, 165.0, 35.0], 0.0, 20.0, 6);
    canvas.block((mast - 0.25, 0.05, 0.5, 0.01), [215.0, 165.0, 35.0], 0.0, 20.0, 6);
    ridge(canvas, dice.span(0.45, 0.55), 0.02, [135.0, 110.0, 80.0], dice.below(999));
    for _ in 0..5 + dice.below(8) {
        let (x, y) = (dice.span(0.0, 1.0), dice.span(0.5, 0.72));
        canvas.round(
            (x, y),
            (dice.span(0.01, 0.06), dice.span(0.01, 0.03)),
            dice.colour(60.0, 190.0),
            24.0,
            dice.below(999),
        );
    }
    crowd(canvas, who, 8, 0.47);
}

fn home(canvas: &mut Canvas, dice: &mut Dice, who: &mut Dice) {
    canvas.block((-0.3, -0.3, 1.6, 1.4), dice.colour(130.0, 220.0), dice.span(-70.0, 10.0), 7.0, dice.below(999));
    canvas.block((-0.3, 0.55, 1.6, 0.6), dice.colour(70.0, 140.0), 20.0, 14.0, dice.below(999));
    for _ in 0..2 + dice.below(5) {
        let (x, y, w) = (dice.span(0.0, 0.9), dice.span(0.02, 0.25), dice.span(0.05, 0.2));
        let (colour, tall) = (dice.colour(40.0, 240.0), dice.span(0.6, 1.4));
        canvas.block((x, y, w, w * tall), colour, 20.0, 20.0, dice.below(999));
        canvas.writing((x + 0.01, y + 0.01, w - 0.02, 0.02), dice.colour(0.0, 250.0), dice);
    }
    for _ in 0..2 + dice.below(3) {
        let (x, w) = (dice.span(-0.1, 0.8), dice.span(0.15, 0.4));
        let y = dice.span(0.35, 0.55);
        canvas.block((x, y, w, dice.span(0.08, 0.25)), dice.colour(40.0, 190.0), -25.0, 18.0, dice.below(999));
    }
    for _ in 0..2 + who.below(3) {
        let at = (who.span(0.1, 0.9), who.span(0.22, 0.4));
        canvas.person(at, who.span(0.045, 0.075), who.below(2) == 0, who);
    }
}

fn river(canvas: &mut Canvas, dice: &mut Dice, who: &mut Dice) {
    let sky = dice.span(130.0, 230.0);
    canvas.block((-0.3, -0.3, 1.6, 1.4), [sky * 0.9, sky * 0.95, sky], 40.0, 20.0, dice.below(999));
    ridge(canvas, dice.span(0.18, 0.3), dice.span(0.02, 0.08), [65.0, 100.0, 60.0], dice.below(9999));
    let bank = dice.span(0.35, 0.5);
    let slope = dice.span(-0.15, 0.15);
    let water = [(-0.4, bank - slope), (1.4, bank + slope), (1.4, 1.2), (-0.4, 1.2)];
    canvas.fill(&water, [80.0, 110.0, dice.span(90.0, 140.0)], -30.0, 22.0, dice.below(999));
    let shore = [(-0.4, 0.62 + slope), (0.4, 0.55), (dice.span(0.5, 1.2), 0.9), (-0.4, 0.9)];
    canvas.fill(&shore, [120.0, 105.0, 75.0], 10.0, 28.0, dice.below(999));
    for _ in 0..4 + dice.below(8) {
        let (x, y) = (dice.span(0.0, 1.0), dice.span(0.3, 0.7));
        canvas.round(
            (x, y),
            (dice.span(0.01, 0.07), dice.span(0.01, 0.05)),
            dice.colour(40.0, 170.0),
            30.0,
            dice.below(999),
        );
    }
    crowd(canvas, who, 6, 0.42);
}

/// Light of the lens, grain of the sensor, eight bits.
fn develop(canvas: &Canvas, seed: u64) -> Image {
    let mut dice = Dice::new(seed);
    let light = canvas.camera.light;
    let mut rgb = Vec::with_capacity(canvas.pixels.len() * 3);
    for (index, pixel) in canvas.pixels.iter().enumerate() {
        let x = (index % canvas.width) as f32 / canvas.width as f32 - 0.5;
        let y = (index / canvas.width) as f32 / canvas.width as f32 - 0.375;
        let fall = light * (1.05 - 0.4 * (x * x + y * y));
        let grain = dice.roll().to_le_bytes();
        for (channel, byte) in pixel.iter().zip(grain) {
            rgb.push((channel * fall + f32::from(byte & 15) - 7.5).clamp(0.0, 255.0) as u8);
        }
    }
    Image { width: canvas.width, height: canvas.height, rgb }
}
