/** The job that makes the small copies of photos, so that the first to look at a finding need not wait for them. */
import { z } from 'zod';
import type { ThumbnailWidth } from '#platform/files';
import type { Deed, LaterJob } from '#platform/pipeline';

/** What a list and a page show; the large view of one photo is made when it is asked for. */
const WIDTH_PX: ThumbnailWidth = 320;
/** A patrol sends what it saw in one burst: the copies give way to it. Whoever looks sooner has them made by looking. */
const AFTER_MS = 15_000;

const payload = z.object({ photos: z.array(z.string()) });

export const reducePhotos: LaterJob = {
  name: 'matters.reducePhotos',
  async run(house, raw) {
    for (const sha256 of payload.parse(raw).photos) await house.files.thumbnail(sha256, WIDTH_PX);
  },
};

export function reduceLater(deed: Deed, photos: readonly string[]): void {
  const runAfter = new Date(Date.parse(deed.at) + AFTER_MS).toISOString();
  deed.enqueue({ name: reducePhotos.name, payload: { photos }, runAfter });
}
