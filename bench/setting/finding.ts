/** What a coordinator sends who has seen somebody build. */

/** Seen so long ago, so that it is never ahead of the server's clock. */
const SEEN_AGO_MS = 600_000;

export const findingOf = (id: string, at: [number, number], photos: readonly string[]) => ({
  id,
  place: { type: 'Point', coordinates: at },
  kind: 'building',
  stage: 'foundation',
  words: '村东头水渠边有人挖地基，已经下了钢筋，旁边堆着砖和沙子。',
  foundAt: new Date(Date.now() - SEEN_AGO_MS).toISOString(),
  photos,
});
