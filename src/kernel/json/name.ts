/** Names with escapes in them, and what an escape means. */

/** The code point of the escape last read; -1 if it is not one. */
export let codePoint: i32 = 0;

/** Whether the bytes [start, end) of a string, escapes and all, are the name [name, nameEnd) in UTF-8. */
export function sameName(start: usize, end: usize, name: usize, nameEnd: usize): bool {
  while (start < end) {
    if (name == nameEnd) return false;
    const byte = load<u8>(start);
    if (byte != 0x5c /* \ */) {
      if (byte != load<u8>(name)) return false;
      start++;
      name++;
      continue;
    }
    start = readEscape(start + 1);
    const length = utf8Length(codePoint);
    if (name + length > nameEnd) return false;
    for (let i: usize = 0; i < length; i++) {
      if (utf8Byte(codePoint, length, i) != load<u8>(name + i)) return false;
    }
    name += length;
  }
  return name == nameEnd;
}

/** Reads what is after a backslash; returns the address after it. What is not an escape is not a code point either. */
export function readEscape(at: usize): usize {
  const byte = load<u8>(at);
  if (byte != 0x75 /* u */) {
    codePoint = single(byte);
    return at + 1;
  }
  const unit = readHex(at + 1);
  codePoint = unit;
  if (unit < 0) return at + 1;
  at += 5;
  // A pair of surrogates is one code point.
  if (unit >> 10 == 0x36 && load<u16>(at) == 0x755c /* \u */) {
    const low = readHex(at + 2);
    if (low >> 10 == 0x37) {
      codePoint = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
      return at + 6;
    }
  }
  return at;
}

/** Half of a pair, which alone is not a character. */
export function isSurrogate(code: i32): bool {
  return code >> 11 == 0x1b;
}

function single(byte: u8): i32 {
  switch (byte) {
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
    case 0x22:
    case 0x2f:
    case 0x5c:
      return byte;
    default:
      return -1;
  }
}

/** Four hexadecimal digits; -1: they are not. A quote is not one, so nothing after the string is read. */
function readHex(at: usize): i32 {
  let value = 0;
  for (let i = 0; i < 4; i++, at++) {
    const byte = <u32>load<u8>(at);
    const digit = byte - 0x30;
    const letter = (byte | 0x20) - 0x61;
    if (digit > 9 && letter > 5) return -1;
    value = (value << 4) | <i32>(digit <= 9 ? digit : letter + 10);
  }
  return value;
}

export function utf8Length(code: i32): usize {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** Byte `i` of the `length` that encode the code point; what is not one is encoded as a byte that UTF-8 does not have. */
export function utf8Byte(code: i32, length: usize, i: usize): u8 {
  if (code < 0) return 0xff;
  const bits = <u32>code >> (6 * <u32>(length - 1 - i));
  if (i > 0) return <u8>((bits & 0x3f) | 0x80);
  return <u8>(length == 1 ? bits : bits | (0xf00 >> <u32>length));
}
