/** Where the office begins in the browser. */
// First, before any contract makes a schema.
import './shell/no-eval.ts';
import '@fontsource-variable/noto-sans-sc/index.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { MapLayersContext, PanelsContext } from '#ui/pages';
import { dressDocument } from '#ui/tokens';
import { addWords, recallLanguage } from '#ui/words';
import { slices } from './routes.tsx';
import { App } from './shell/app.tsx';
import { officeRouter } from './shell/router.tsx';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

addWords({ zh, en });
for (const slice of slices) addWords(slice.words);
dressDocument();
recallLanguage();
const panels = slices.flatMap((slice) => slice.panels ?? []);
const mapLayers = slices.flatMap((slice) => slice.mapLayers ?? []);
createRoot(document.getElementById('root')!).render(
  <PanelsContext value={panels}>
    <MapLayersContext value={mapLayers}>
      <App router={officeRouter(slices)} />
    </MapLayersContext>
  </PanelsContext>,
);
