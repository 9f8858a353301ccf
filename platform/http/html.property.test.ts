/** Whatever is filled into a template stays text; places where that cannot be promised are refused. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Html, html } from './html.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('<script>alert(1)</script>', '" onmouseover="x', "' x='", '</title><b>', '&lt;', '<!--', ']]>'),
  fc.array(fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', '/', '=')).map((signs) => signs.join('')),
);
const seed = { seed: 20260917, numRuns: 500 };
const decoded = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
  );

test('text between tags comes back as it went in and opens no tag', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const inner = html`<p>${text}</p>`.toString().slice(3, -4);
      expect(inner).not.toMatch(/[<>]/);
      expect(decoded(inner)).toBe(text);
    }),
    seed,
  );
});

test('an attribute never ends before its quote', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const inner = html`<i title="${text}">`.toString().slice('<i title="'.length, -2);
      expect(inner).not.toMatch(/["<>]/);
      expect(decoded(inner)).toBe(text);
    }),
    seed,
  );
});

test('templates nest, lists are joined, nothing is written for nothing', () => {
  const rows = ['a', '<b>'].map((one) => html`<li>${one}</li>`);
  expect(html`<ul>${rows}${null}${undefined}${false}${0}</ul>`.toString()).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>',
  );
});

test.each(['javascript:alert(1)', ' javascript:x', '//elsewhere.example', 'data:text/html,x', ''])(
  'the address %j is refused',
  (address) => {
    expect(() => html`<a href="${address}">x</a>`).toThrow('an address must begin');
    expect(html`<a href="/check/${address}">x</a>`.toString()).toContain('href="/check/');
  },
);

test('places where escaping does not help are refused', () => {
  const x = 'x';
  expect(() => html`<script>${x}</script>`).toThrow('script');
  expect(() => html`<style>${x}</style>`).toThrow('style');
  expect(() => html`<p ${x}>`).toThrow('double-quoted');
  expect(() => html`<p title=${x}>`).toThrow('double-quoted');
  expect(() => html`<p title='${x}'>`).toThrow('double-quoted');
  expect(() => html`<p onclick="${x}">`).toThrow('onclick');
  expect(() => html`<p style="${x}">`).toThrow('style');
  expect(() => html`<!-- ${x} -->`).toThrow('double-quoted');
  expect(() => html`<p title="${html`<b>`}">`).toThrow('attribute');
  expect(html`<script src="/a.js" defer></script><p>${x}</p>`.toString()).toContain('<p>x</p>');
});

test('nobody else makes markup', () => {
  expect(() => new Html(Symbol('html'), '<b>')).toThrow('only');
  const forged = { toString: () => '<b>' } as unknown as Html;
  expect(html`${forged}`.toString()).toBe('&lt;b&gt;');
});
