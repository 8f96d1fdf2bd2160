/** Blue, green, red, as a bitmap has them. */
const SEA = [0xd4, 0x78, 0x00] as const;
const FOAM = [0xff, 0xff, 0xff] as const;
const OPAQUE = 255;
const PIXEL_BYTES = 4;

/** A round window on the sea, `size` pixels wide: the icon in the tray, drawn so that no file is needed. */
export function trayBitmap(size: number): Buffer {
  const bitmap = Buffer.alloc(size * size * PIXEL_BYTES);
  const middle = (size - 1) / 2;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (Math.hypot(x - middle, y - middle) > size / 2) continue;
      const level = middle + (size / 10) * Math.sin((x / size) * 2 * Math.PI);
      const line = Math.abs(y - level) < size / 12 || Math.abs(y - level - size / 4) < size / 14;
      bitmap.set([...(line ? FOAM : SEA), OPAQUE], (y * size + x) * PIXEL_BYTES);
    }
  }
  return bitmap;
}
