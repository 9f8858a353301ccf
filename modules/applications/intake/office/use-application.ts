/** One application as its page, its panels and its forms ask for it: one question, asked once. */
import { useFound } from '#platform/client';
import { getApplication } from '../contract/questions.ts';

/** A paper is printed within seconds of being numbered. */
const AGAIN_S = 2;

export const useApplication = (matterId: string) =>
  useFound(
    getApplication,
    { matterId },
    {
      againAfter: ({ papers }) => (papers.some(({ sha256 }) => sha256 === null) ? AGAIN_S : undefined),
    },
  );
