/** Draws the papers that the demo's applicants bring: a scanned page each, with 演示 across it; where a PDF is asked for, in one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';

const [WIDTH, HEIGHT] = [744, 1052];
const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
);

const titles: Record<string, string> = {
  applicationForm: '不动产登记申请书',
  identity: '营业执照（副本）',
  authority: '授权委托书',
  mainContract: '流动资金借款合同',
  mortgageContract: '国有建设用地使用权抵押合同',
  changeAgreement: '抵押权变更协议',
  releaseConsent: '同意注销抵押的证明',
  projectBasis: '项目建议书批复',
  boundaryFile: '项目用地范围界址点成果表',
  planStatement: '符合国土空间规划的说明',
  sitingReport: '选址综合论证报告',
};
/** The item asks for these as PDF. */
const bound = ['boundaryFile', 'planStatement', 'sitingReport'];

const written = (text: string, dpi: number, colour: string) =>
  sharp({
    text: {
      text: `<span foreground="${colour}">${text}</span>`,
      font: 'Noto Serif SC',
      fontfile: font,
      rgba: true,
      dpi,
    },
  })
    .png()
    .toBuffer();

/** Lines as of writing seen from afar, of lengths that differ from paper to paper. */
function lines(nth: number): string {
  return Array.from({ length: 26 }, (_, i) => {
    const y = 236 + i * 24;
    if (i % 7 === 6) return '';
    const length = i % 7 === 5 ? 180 + ((i * 53 + nth * 31) % 220) : 540 - ((i * 37 + nth * 61) % 60);
    return `<rect x="${i % 7 === 0 ? 140 : 100}" y="${y}" width="${length}" height="9" rx="2" fill="#6b6f6e" opacity=".5"/>`;
  }).join('');
}

/** The place of a seal is a box and never a mark. */
const seal =
  '<rect x="500" y="872" width="140" height="92" fill="none" stroke="#6b6f6e" stroke-width="2" stroke-dasharray="8 6"/>';

const page = (nth: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
  <rect width="${WIDTH}" height="${HEIGHT}" fill="#f4f2ec"/>
  <rect x="70" y="196" width="${WIDTH - 140}" height="2" fill="#6b6f6e"/>${lines(nth)}${seal}</svg>`;

const across = await sharp(await written('演 示', 900, '#8d3b2f'))
  .ensureAlpha()
  .composite([
    {
      input: Buffer.from([255, 255, 255, 60]),
      raw: { width: 1, height: 1, channels: 4 },
      tile: true,
      blend: 'dest-in',
    },
  ])
  .png()
  .toBuffer();
const mark = await sharp(across).rotate(-35, { background: '#00000000' }).resize({ width: 600 }).png().toBuffer();

/** One page, the picture over all of it (ISO 32000-1, 7.5). */
function pdfOf(jpeg: Buffer): Buffer {
  const content = `q 595 0 0 842 0 0 cm /P Do Q`;
  const objects = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</P 4 0 R>>>>/Contents 5 0 R>>'),
    Buffer.concat([
      Buffer.from(
        `<</Type/XObject/Subtype/Image/Width ${WIDTH}/Height ${HEIGHT}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>\nstream\n`,
      ),
      jpeg,
      Buffer.from('\nendstream'),
    ]),
    Buffer.from(`<</Length ${content.length}>>\nstream\n${content}\nendstream`),
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  let at = parts[0]!.length;
  const starts = objects.map((object, i) => {
    const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    const start = at;
    parts.push(whole);
    at += whole.length;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const folder = new URL('./papers/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [nth, [material, title]] of Object.entries(titles).entries()) {
  const head = await written(title, 260, '#2c302e');
  const { width } = await sharp(head).metadata();
  const jpeg = await sharp(Buffer.from(page(nth)))
    .composite([
      { input: head, left: Math.round((WIDTH - width!) / 2), top: 120 },
      { input: mark, gravity: 'centre' },
    ])
    .jpeg({ quality: 62, mozjpeg: true })
    .toBuffer();
  const file = bound.includes(material) ? `${material}.pdf` : `${material}.jpg`;
  writeFileSync(new URL(file, folder), bound.includes(material) ? pdfOf(jpeg) : jpeg);
}
