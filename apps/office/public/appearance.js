/** Sets light or dark, type size and language before the first paint. A file of its own: the page's policy forbids inline scripts. */
(() => {
  let kept = {};
  try {
    kept = localStorage;
  } catch {
    // Storage barred by the browser: the system's choice stands.
  }
  const shade = kept['cuntu.appearance.shade'];
  const dark = shade === 'dark' || (shade !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.size = kept['cuntu.appearance.size'] === 'large' ? 'large' : 'normal';
  root.lang = kept['cuntu.language'] === 'en' ? 'en' : 'zh-CN';
})();
