/** The light of a matter: a shape first, a colour second; never without words beside it. */
import { useWords } from '#ui/words';

export type LightColour = 'green' | 'yellow' | 'red' | 'paused';

const shapes: Record<LightColour, React.ReactNode> = {
  green: <circle cx="8" cy="8" r="5.2" fill="none" stroke="var(--light-green)" strokeWidth="2.8" />,
  yellow: (
    <path
      d="M8 1.8L15 14H1z"
      fill="var(--light-yellow)"
      stroke="var(--gamboge-600)"
      strokeWidth="1.2"
      strokeLinejoin="round"
    />
  ),
  red: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="1.5" fill="var(--light-red)" />
      <path d="M4.5 8h7" stroke="var(--surface)" strokeWidth="2.4" />
    </>
  ),
  paused: <path d="M5 2.5v11M11 2.5v11" stroke="var(--light-paused)" strokeWidth="3" />,
};

export function Light({ colour, size = 16 }: { colour: LightColour; size?: number }) {
  const { t } = useWords();
  return (
    <svg className="light" viewBox="0 0 16 16" width={size} height={size} role="img" aria-label={t(`light.${colour}`)}>
      {shapes[colour]}
    </svg>
  );
}
