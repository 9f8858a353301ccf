/** The notice itself, before the second officer who is asked to sign it too. */
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import type { Subjects } from '#ui/pages';
import { getDrawnNotice } from '../contract.ts';
import { NoticeText } from './notice-text.tsx';

export default function DrawnNotice({ subject: matter }: { subject: Subjects['matter'] }) {
  const found = useFound(getDrawnNotice, { matterId: matter.id });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { notice } = found.data;
  return notice && <NoticeText text={notice} kind={notice.partyKind} />;
}
