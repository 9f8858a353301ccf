/** The appearance as React sees it. */
import { useSyncExternalStore } from 'react';
import { type Appearance, appearance, onAppearance } from './appearance.ts';

export const useAppearance = (): Appearance => useSyncExternalStore(onAppearance, appearance, appearance);
