/** What a notice and its service must carry before they may go out. */
import { ok, type Result, refuse, together } from '@cuntu/base';

export type ServiceMode = 'handedOver' | 'leftWithWitness' | 'refused';

export interface Service {
  mode: ServiceMode;
  servedAt: string;
  receivedBy?: string;
  witness?: string;
  photos: readonly string[];
}

type ServiceRefusal =
  | 'service.receiverNeeded'
  | 'service.witnessNeeded'
  | 'service.photoNeeded'
  | 'service.beforeIssued';

/**
 * 民事诉讼法 89: what is left behind needs a witness or pictures of it; the bureau asks for pictures in either case. What is
 * handed over needs the receiver's name.
 */
export const decideService = (service: Service, issuedAt: string): Result<true, ServiceRefusal> =>
  together(
    Date.parse(service.servedAt) < Date.parse(issuedAt) - MINUTE
      ? refuse('service.beforeIssued', { at: 'servedAt' })
      : ok(true),
    decideWay(service),
  );

function decideWay({ mode, receivedBy, witness, photos }: Service): Result<true, ServiceRefusal> {
  if (mode === 'handedOver') return receivedBy ? ok(true) : refuse('service.receiverNeeded', { at: 'receivedBy' });
  if (!witness && photos.length === 0) return refuse('service.witnessNeeded', { at: 'witness' });
  return photos.length > 0 ? ok(true) : refuse('service.photoNeeded', { at: 'photos' });
}

/** Clocks are shown to the minute; a notice handed over in the minute of its issue is not served before it. */
const MINUTE = 60_000;
