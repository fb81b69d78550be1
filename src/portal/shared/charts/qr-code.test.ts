import jsQR from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrCode } from './qr-code.ts';

test.each(['https://heming.example.org/surveys/01a1ff55-e802-73e3-bd2a-7e4881b649f0', 'http://localhost/en/topics/1'])('the code of %s can be read', async (address) => {
  const { data, info } = await sharp(Buffer.from(String(qrCode(address)))).resize(320).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(address);
});
