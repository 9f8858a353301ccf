/** How an answer tells the name of the file that it is (RFC 6266). */

/** The name in UTF-8, as RFC 8187 spells it: encodeURIComponent leaves four marks that it does not allow. */
export const disposition = (name: string | null, download: boolean): string =>
  `${download ? 'attachment' : 'inline'}${name ? `; filename*=UTF-8''${encoded(name)}` : ''}`;

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
