/** Sets light or dark, type size and language before the first paint. A file of its own: the page's policy forbids inline scripts. */
(() => {
  const root = document.documentElement;
  const dress = (kept) => {
    const shade = kept['cuntu.appearance.shade'];
    const dark = shade === 'dark' || (shade !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset.theme = dark ? 'dark' : 'light';
    root.dataset.size = kept['cuntu.appearance.size'] === 'large' ? 'large' : 'normal';
    root.lang = kept['cuntu.language'] === 'en' ? 'en' : 'zh-CN';
  };
  // First as the system wants it: where the browser bars storage the next line throws, and this stands.
  dress({});
  dress(localStorage);
})();
