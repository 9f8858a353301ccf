/** Which form takes which step; filled by the slices that own them, at start. */
import type { OutputOf } from '@cuntu/base';
import type { ComponentType } from 'react';
import { lazy } from 'react';
import type { IconName } from '#ui/controls';
import type { getMatter } from '../runs/contract.ts';

export type MatterView = OutputOf<typeof getMatter>;

export interface StepFormProps {
  matter: MatterView;
  /** The deed is done: the page shows the matter anew. */
  onDone(): void;
  /** Not now; what was typed stays. */
  onLeave(): void;
}

export interface StepForm {
  icon: IconName;
  Form: ComponentType<StepFormProps>;
}

const forms = new Map<string, StepForm>();

export function registerForm(
  kind: string,
  step: string,
  icon: IconName,
  load: () => Promise<{ default: ComponentType<StepFormProps> }>,
): void {
  forms.set(`${kind}.${step}`, { icon, Form: lazy(load) });
}

export const formOf = (kind: string, step: string): StepForm | undefined => forms.get(`${kind}.${step}`);
