/** What opens beside a button and closes by itself: a press elsewhere, or Escape, which gives the button the focus back. */
import { useEffect, useRef, useState } from 'react';

export function useBubble() {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => !root.current?.contains(event.target as Node) && setOpen(false);
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      root.current?.querySelector('button')?.focus();
    };
    addEventListener('pointerdown', away);
    addEventListener('keydown', onEscape);
    return () => {
      removeEventListener('pointerdown', away);
      removeEventListener('keydown', onEscape);
    };
  }, [open]);
  return { open, setOpen, root };
}
