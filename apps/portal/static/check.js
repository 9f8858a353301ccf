/** Compares what the reader holds with what the page says, in the reader's own browser; nothing is sent anywhere. */
const LEAF_HASH = /^[0-9a-f]{64}$/;

function show(section, name) {
  for (const outcome of section.querySelectorAll('[data-outcome]')) outcome.hidden = outcome.dataset.outcome !== name;
}

/** Read once: the link that skips to the text changes the address too. */
const carried = location.hash === '#text' ? '' : location.hash.slice(1).toLowerCase();

const leaf = document.querySelector('[data-leaf]');
if (leaf) show(leaf, carried === '' ? 'absent' : carried === leaf.dataset.leaf ? 'same' : 'notSame');

/** A change of language or type size leads back here; what the QR code carried must not be lost on the way. */
if (LEAF_HASH.test(carried))
  for (const choice of document.querySelectorAll('[data-keeps-fragment]')) {
    const attribute = choice.tagName === 'A' ? 'href' : 'action';
    choice.setAttribute(attribute, `${choice.getAttribute(attribute)}#${carried}`);
  }

const hexOf = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function compare(section, file) {
  show(section, 'comparing');
  try {
    const digest = hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    show(section, digest === section.dataset.sha256 ? 'same' : 'notSame');
  } catch {
    show(section, 'unreadable');
  }
}

const print = document.querySelector('[data-sha256]');
/** Browsers hash only on pages that came by HTTPS or from this machine; elsewhere the way by hand remains. */
if (print && globalThis.crypto?.subtle) {
  for (const part of print.querySelectorAll('[data-needs-script]')) part.hidden = false;
  const input = print.querySelector('input[type="file"]');
  input.addEventListener('change', () => (input.files[0] ? compare(print, input.files[0]) : show(print, '')));
}
