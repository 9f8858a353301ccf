/** The page of the editor that draws a zone. */
export { DrawPage as default } from './editor.tsx';
