/** The page of the editor that splits a zone. */
export { SplitPage as default } from './editor.tsx';
