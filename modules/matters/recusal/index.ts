/** What can be done about recusal. */
import { handleOrderRecusal } from './actions/order-recusal.ts';
import { handleRecuse } from './actions/recuse.ts';
import { migrations } from './tables.ts';

export const recusal = { migrations, handlers: [handleRecuse, handleOrderRecusal] };
