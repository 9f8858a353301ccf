/** Whether a file may be read: as a photo of a matter, or as the print of one of its papers. */
import { ok, type Result } from '@cuntu/base';
import type { Actor } from '@cuntu/divisions';
import type { FastifyRequest } from 'fastify';
import { applications } from '#modules/applications';
import { enforcement } from '#modules/enforcement';
import { matters } from '#modules/matters';
import { paperKind } from '#modules/papers';
import { langFor } from '#platform/http';
import { consult, type QueryHandler } from '#platform/pipeline';
import type { OpenHouse } from './house.ts';

const named = (handlers: readonly { declaration: { name: string } }[], name: string) =>
  handlers.find((one) => one.declaration.name === name) as QueryHandler;

const attachment = named(matters.handlers, 'matters.getAttachment');
/** Whoever may see the papers of a matter reads their prints. */
const papersOf = [
  named(enforcement.handlers, 'enforcement.findNotices'),
  named(applications.handlers, 'applications.getApplication'),
];

interface Print {
  sha256: string | null;
  kind: string;
  number: string;
}

export const findFilesOf =
  (house: OpenHouse) =>
  async (
    request: FastifyRequest,
    actor: Actor,
    matterId: string,
    sha256: string,
  ): Promise<Result<{ fileName: string | null }>> => {
    const question = { actor, lang: langFor(request), requestId: request.id };
    const hung = await consult(house.world, attachment, question, { matterId, sha256 });
    if (hung.ok) return ok({ fileName: null });
    for (const papers of papersOf) {
      const found = await consult(house.world, papers, question, { matterId });
      const print = found.ok && (found.value as { papers: Print[] }).papers.find((one) => one.sha256 === sha256);
      if (print) return ok({ fileName: `${paperKind(print.kind).fileName} ${print.number}.pdf` });
    }
    return hung as Result<never>;
  };
