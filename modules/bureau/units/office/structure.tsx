/** What can be done to units and posts from the page of people and units: one form at a time, named by the address. */
import { ActionButton } from '#ui/controls';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { ClosePostForm, RenamePostForm, SetUpPostForm } from './post-forms.tsx';
import { CloseUnitForm, RenameUnitForm, SetUpUnitForm } from './unit-forms.tsx';

const forms = {
  setUpUnit: SetUpUnitForm,
  setUpPost: SetUpPostForm,
  renameUnit: RenameUnitForm,
  renamePost: RenamePostForm,
  closePost: ClosePostForm,
  closeUnit: CloseUnitForm,
} as const;
type Form = keyof typeof forms;

const names = Object.keys(forms) as Form[];

/** Without a unit only another one can be set up. */
export function Structure({ unitId }: { unitId: string | undefined }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  const can = names.filter((name) => unitId !== undefined || name === 'setUpUnit');
  const open = can.find((name) => name === query.do);
  const Open = open && forms[open];
  return (
    <div className="unit-deeds">
      <div className="people-actions">
        {can.map((name) => (
          <ActionButton key={name} small onClick={() => change({ do: name })}>
            {t(`bureau.structure.${name}`)}
          </ActionButton>
        ))}
      </div>
      {Open && <Open key={`${open} ${unitId}`} unitId={unitId ?? ''} onClose={() => change({ do: undefined })} />}
    </div>
  );
}
