//! CBOR values without any rule, so that what breaks the rules can be written as well.

use crate::random::Random;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Unsigned(u64),
    /// −1 − n.
    Negative(u64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Item>),
    Map(Vec<(Item, Item)>),
    Null,
}

use Item::{Array, Bytes, Map, Negative, Null, Text, Unsigned};

impl Item {
    pub fn bytes(bytes: impl AsRef<[u8]>) -> Self {
        Bytes(bytes.as_ref().to_vec())
    }

    pub fn text(text: &str) -> Self {
        Text(text.to_owned())
    }

    pub fn signed(number: i64) -> Self {
        match u64::try_from(number) {
            Ok(number) => Unsigned(number),
            Err(_) => Negative(!(number as u64)),
        }
    }

    pub fn or_null(bytes: Option<&[u8]>) -> Self {
        bytes.map_or(Null, Self::bytes)
    }

    /// The canonical encoding.
    pub fn encode(&self) -> Vec<u8> {
        let (mut out, mut none) = (Vec::new(), usize::MAX);
        self.write(&mut out, &mut none);
        out
    }

    /// An encoding in which one head, counted from 0, is wider than it needs to be.
    pub fn encode_with_wide_head(&self, mut which: usize) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out, &mut which);
        out
    }

    fn write(&self, out: &mut Vec<u8>, wide: &mut usize) {
        match self {
            Unsigned(number) => head(out, 0, *number, wide),
            Negative(number) => head(out, 1, *number, wide),
            Bytes(bytes) => {
                head(out, 2, bytes.len() as u64, wide);
                out.extend(bytes);
            }
            Text(text) => {
                head(out, 3, text.len() as u64, wide);
                out.extend(text.bytes());
            }
            Array(items) => {
                head(out, 4, items.len() as u64, wide);
                items.iter().for_each(|item| item.write(out, wide));
            }
            Map(pairs) => {
                head(out, 5, pairs.len() as u64, wide);
                for (key, value) in pairs {
                    key.write(out, wide);
                    value.write(out, wide);
                }
            }
            Null => out.push(0xf6),
        }
    }

    /// Number of values in it, itself included.
    pub fn count(&self) -> usize {
        1 + match self {
            Array(items) => items.iter().map(Self::count).sum(),
            Map(pairs) => pairs.iter().map(|(key, value)| key.count() + value.count()).sum(),
            _ => 0,
        }
    }

    /// Makes one value in it another one.
    pub fn disturb(&mut self, random: &mut Random) {
        let which = random.below(self.count());
        let other_key = random.percent(30);
        if let Some(item) = self.find(which) {
            *item = if other_key { wild(random) } else { neighbour(item, random) };
        }
    }

    fn find(&mut self, mut which: usize) -> Option<&mut Self> {
        if which == 0 {
            return Some(self);
        }
        which -= 1;
        let inner: Vec<&mut Self> = match self {
            Array(items) => items.iter_mut().collect(),
            Map(pairs) => pairs.iter_mut().flat_map(|(key, value)| [key, value]).collect(),
            _ => Vec::new(),
        };
        for item in inner {
            let count = item.count();
            if which < count {
                return item.find(which);
            }
            which -= count;
        }
        None
    }
}

fn head(out: &mut Vec<u8>, major: u8, number: u64, wide: &mut usize) {
    let shortest = match number {
        0..24 => 0,
        24..0x100 => 1,
        0x100..0x1_0000 => 2,
        0x1_0000..0x1_0000_0000 => 4,
        _ => 8,
    };
    // 0, 1, 2, 4, 8: the next wider one.
    let size = if *wide == 0 { usize::min(8, usize::max(1, 2 * shortest)) } else { shortest };
    *wide = wide.wrapping_sub(1);
    let tail = number.to_be_bytes();
    match size {
        0 => out.push((major << 5) | number as u8),
        _ => {
            out.push((major << 5) | (24 + size.trailing_zeros() as u8));
            out.extend(&tail[8 - size..]);
        }
    }
}

/// Any value, with a liking for the edges.
fn wild(random: &mut Random) -> Item {
    let edges =
        [0, 1, 2, 3, 4, 23, 24, 126, 127, 128, 255, 256, 65_535, 65_536, u64::from(u32::MAX), 1 << 32];
    let high = [i64::MAX as u64, 1 << 63, u64::MAX];
    match random.below(10) {
        0..2 => Unsigned(*random.of(&edges)),
        2 => Unsigned(*random.of(&high)),
        3 => Negative(*random.of(&[0, 1, i64::MAX as u64, 1 << 63, u64::MAX])),
        4..6 => {
            let length = *random.of(&[0, 1, 15, 16, 17, 31, 32, 33]);
            Bytes((0..length).map(|_| random.byte()).collect())
        }
        6 => Text(
            (random.word(&["", "a", "a.b", "customer.saved", "A.b", "a.b.c", "a.1", "é", "EXP-411"]))
                .to_owned(),
        ),
        7 => Array(vec![Unsigned(1), Text("X".to_owned())]),
        8 => Map(vec![]),
        _ => Null,
    }
}

/// A value close to this one.
fn neighbour(item: &Item, random: &mut Random) -> Item {
    let mut item = item.clone();
    match &mut item {
        Unsigned(number) | Negative(number) => {
            *number = match random.below(4) {
                0 => number.wrapping_add(1),
                1 => number.wrapping_sub(1),
                2 => *number ^ (1 << random.below(64)),
                _ => random.next(),
            };
        }
        Bytes(bytes) => match random.below(4) {
            0 => bytes.push(0),
            1 => drop(bytes.pop()),
            _ if bytes.is_empty() => {}
            _ => {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
        },
        Text(text) => match random.below(5) {
            0 => text.push('.'),
            1 => *text = text.to_uppercase(),
            2 => text.push_str(&"a".repeat(48)),
            3 => text.push('é'),
            _ => drop(text.pop()),
        },
        Array(items) => match random.below(4) {
            0 => drop(items.pop()),
            1 => items.push(wild(random)),
            2 if items.len() > 1 => {
                let (one, other) = (random.below(items.len()), random.below(items.len()));
                items.swap(one, other);
            }
            _ => {
                if let Some(first) = items.first().cloned() {
                    items.push(first);
                }
            }
        },
        Map(pairs) => match random.below(3) {
            0 => drop(pairs.pop()),
            1 => pairs.push((wild(random), wild(random))),
            _ => pairs.reverse(),
        },
        Null => return wild(random),
    }
    item
}

impl Item {
    /// The value at the beginning of these bytes, of those written here.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (first, rest) = bytes.split_first()?;
        let size = match first & 31 {
            0..24 => 0,
            low => 1 << (low - 24),
        };
        let (tail, rest) = rest.split_at_checked(size)?;
        let number = match size {
            0 => u64::from(first & 31),
            _ => tail.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)),
        };
        *bytes = rest;
        let mut many = |count: u64| (0..count).map(|_| Self::read(bytes)).collect::<Option<Vec<_>>>();
        match first >> 5 {
            0 => Some(Unsigned(number)),
            1 => Some(Negative(number)),
            4 => many(number).map(Array),
            5 => {
                let mut items = many(number * 2)?.into_iter();
                let pairs = std::iter::from_fn(|| items.next().zip(items.next()));
                Some(Map(pairs.collect()))
            }
            2 | 3 => {
                let (text, rest) = bytes.split_at_checked(number as usize)?;
                *bytes = rest;
                Some(if first >> 5 == 2 {
                    Bytes(text.to_vec())
                } else {
                    Text(String::from_utf8(text.to_vec()).ok()?)
                })
            }
            _ => Some(Null),
        }
    }
}
