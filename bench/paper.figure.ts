/** What a notice's PDF costs beyond the typesetter's own time, once the first one is printed. */
import { inHouse, makeCity } from './setting/city.ts';
