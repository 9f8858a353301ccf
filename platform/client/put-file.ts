/** Sends a file's bytes with progress; the server answers its address by content. */
import { type Answer, readAnswer } from './answer.ts';

/** What `system.putFile` answers (platform/files, `Kept`). */
export interface StoredFile {
  /** Hex, of the original bytes. */
  sha256: string;
  mediaType: string;
  widthPx?: number;
  heightPx?: number;
}

export interface PutOptions {
  /** From 0 to 1, of bytes sent. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

const responseOf = (request: XMLHttpRequest): Response =>
  new Response(request.status === 204 ? null : request.responseText, {
    status: request.status,
    headers: { 'x-request-id': request.getResponseHeader('x-request-id') ?? '' },
  });

/** XMLHttpRequest, since fetch tells nothing of an upload under way. A file sent twice is the same file: no id needed. */
export function putFile(file: Blob, options: PutOptions = {}): Promise<Answer<StoredFile>> {
  return new Promise((settle, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/system.putFile');
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Accept-Language', document.documentElement.lang || 'zh-CN');
    request.upload.onprogress = ({ loaded, total }) => options.onProgress?.(total === 0 ? 0 : loaded / total);
    request.onload = () => settle(readAnswer<StoredFile>(responseOf(request)));
    request.onerror = () => settle({ is: 'outage' });
    request.ontimeout = () => settle({ is: 'outage' });
    request.onabort = () => reject(options.signal?.reason ?? new DOMException('aborted', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
