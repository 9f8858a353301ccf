/** What preliminary reviews bring to the door of applications. */
import { handleCheckBoundary } from './actions/check-boundary.ts';
import { handleConcludePreview } from './actions/conclude-preview.ts';
import { handleIssueOpinion } from './actions/issue-opinion.ts';
import { answerFindPreviewOpinions, answerGetPreview } from './queries/get-preview.ts';
import { migrations } from './tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export const previews = {
  migrations,
  handlers: [
    handleCheckBoundary,
    handleConcludePreview,
    handleIssueOpinion,
    answerGetPreview,
    answerFindPreviewOpinions,
  ],
  words: { zh, en },
};
