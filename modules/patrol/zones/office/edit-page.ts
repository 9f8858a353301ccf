/** The page of the editor that edits a zone. */
export { EditPage as default } from './editor.tsx';
