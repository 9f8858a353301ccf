/** The mark: 田 of three whole plots and one inch. */
export const Mark = ({ size = 22, name }: { size?: number; name?: string }) => (
  // biome-ignore lint/a11y/noSvgWithoutTitle: named, or silent beside its name
  <svg
    className="mark"
    viewBox="0 0 16 16"
    width={size}
    height={size}
    {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
  >
    <path
      d="M1 0h6v7H0V1a1 1 0 011-1zM9 0h6a1 1 0 011 1v6H9zM9 9h7v6a1 1 0 01-1 1H9zM2 11h3v3H2z"
      fill="var(--accent)"
    />
  </svg>
);
