/** That all of it is invented; it leads to what can be tried. */
import { useWords } from '#ui/words';

export function DemoMark({ growing }: { growing: boolean }) {
  const { t } = useWords();
  return (
    <a className="demo-mark" href="/office/demo">
      {t(growing ? 'demo.growing' : 'demo.mark')} · {t('office.demoGuide')}
    </a>
  );
}
