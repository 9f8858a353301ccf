/** The service items in force on a day, each with the limits that hold on it: the guide reads nothing else. */
import { ok } from '@cuntu/base';
import { limitsOn } from '#modules/norms';
import { answer } from '#platform/pipeline';
import { findItems } from '../contract.ts';
import { itemsOn } from '../rules/catalogue.ts';

export const answerFindItems = answer(findItems, async (db, look, { on = look.today }) => {
  const items = itemsOn(on);
  const limits = await limitsOn(db, [...new Set(items.flatMap(({ statutory, promise }) => [statutory, promise]))], on);
  return ok({
    items: items.map((item) => ({
      ...item,
      limits: limits
        .filter(({ key }) => key === item.statutory || key === item.promise)
        .map(({ key, count, unit, article, source, confidence }) => ({
          key,
          count,
          unit,
          article,
          source,
          confidence,
        })),
    })),
  });
});
