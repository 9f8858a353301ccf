/** What every matter's page is made of: its clock in words, its history, its forms; and the words of matters. */
import './matters.css';
import { officeSlice } from '#ui/pages';
import calendarEn from '../calendar/words.en.json' with { type: 'json' };
import calendarZh from '../calendar/words.zh.json' with { type: 'json' };
import clocksEn from '../clocks/words.en.json' with { type: 'json' };
import clocksZh from '../clocks/words.zh.json' with { type: 'json' };
import delaysEn from '../delays/words.en.json' with { type: 'json' };
import delaysZh from '../delays/words.zh.json' with { type: 'json' };
import escalationEn from '../escalation/words.en.json' with { type: 'json' };
import escalationZh from '../escalation/words.zh.json' with { type: 'json' };
import recusalEn from '../recusal/words.en.json' with { type: 'json' };
import recusalZh from '../recusal/words.zh.json' with { type: 'json' };
import redatingEn from '../redating/words.en.json' with { type: 'json' };
import redatingZh from '../redating/words.zh.json' with { type: 'json' };
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export { BatonPanel } from '../contacts/office/baton-panel.tsx';
export { ExplainForm } from '../delays/office/explain-form.tsx';
export { ExplainPanel, UnexplainedDelays } from '../delays/office/unexplained.tsx';
export { Escalations } from '../escalation/office/escalations.tsx';
export { OrderRecusalForm, RecuseForm, RecusePanel } from '../recusal/office/recuse-panel.tsx';
export { type ClockLike, type ClockSaid, clockSaid, daysSaid, listDays } from './clock-words.ts';
export { type Deed, DeedForm, type FaultAt, useDeed } from './deed-form.tsx';
export { ChoiceField, MomentField, WordsField } from './fields.tsx';
export { OfficersField, type OfficerToPick } from './officers-field.tsx';
export { Doing, PageActions, roadOf } from './page-parts.tsx';
export { type KeptPhoto, PhotosField } from './photos-field.tsx';
export { CanDo, ResponsiblePeople } from './sides.tsx';
export { addressesOf, given, nowAt, photosOf, StepForm, twoWith, useStepForm } from './step-form.tsx';
export {
  formOf,
  type MatterView,
  registerForm,
  type StepFormProps,
} from './step-forms.ts';
export { TakeAlong } from './take-along.tsx';
export { historyItems } from './timeline-words.ts';

export default officeSlice({
  words: {
    zh: { ...zh, ...redatingZh, ...clocksZh, ...escalationZh, ...delaysZh, ...recusalZh, ...calendarZh },
    en: { ...en, ...redatingEn, ...clocksEn, ...escalationEn, ...delaysEn, ...recusalEn, ...calendarEn },
  },
  pages: [
    {
      path: '/norms/notice',
      title: 'page.holidayNotice',
      load: () => import('../redating/office/load-notice.tsx'),
      roles: ['administrator'],
    },
  ],
});
