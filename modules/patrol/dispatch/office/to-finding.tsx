/** A dispatch in the worklist leads to where it is answered: one's own patrol, or the finding it is about. */
import { useEffect } from 'react';
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useAddress } from '#ui/pages';
import { getDispatch } from '../../contract.ts';

export default function ToFinding() {
  const { params, go } = useAddress();
  const found = useFound(getDispatch, { id: params.dispatchId ?? '' });
  const { data } = found;
  useEffect(() => {
    if (data) go(data.mine ? '/patrol' : `/findings/${data.findingId}`);
  }, [data, go]);
  return found.error ? <FoundTrouble error={found.error} again={() => void found.refetch()} /> : <Loading />;
}
