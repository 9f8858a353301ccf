/** Setting up, renaming and closing a post of the unit that is chosen. */
import { useState } from 'react';
import { newId, useCommand, useFound } from '#platform/client';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { faultAt, SelectField, SmallForm, TextField } from '../../people/office/form.tsx';
import { post } from '../../register/contract.ts';
import { closePost, findPosts, renamePost, setUpPost } from '../contract.ts';
import { type StructureForm, useUnit } from './unit-forms.tsx';

const roles = post.shape.role.options;

export function SetUpPostForm({ unitId, onClose }: StructureForm) {
  const { t } = useWords();
  const { today } = useHouse();
  const { unit } = useUnit(unitId);
  const [id] = useState(newId);
  const [title, setTitle] = useState('');
  const [role, setRole] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand(setUpPost);
  const missing = (value: string) => (asked && value.trim() === '' ? t('bureau.form.needed') : undefined);
  const submit = async () => {
    setAsked(true);
    if (title.trim() === '' || role === '') return;
    const place = { unitId, division: null, rank: 0, validFrom: today };
    const answer = await command.send({ id, title, role: role as (typeof roles)[number], ...place });
    if (answer.is === 'done') onClose();
  };
  return (
    <SmallForm
      title={t('bureau.structure.setUpPostIn', { name: unit?.name ?? '' })}
      words={t('bureau.structure.setUp')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('bureau.structure.postTitle')}
        value={title}
        error={missing(title) ?? faultAt(command, 'title') ?? faultAt(command, 'unitId')}
        onChange={setTitle}
      />
      <SelectField
        label={t('bureau.structure.role')}
        value={role}
        error={missing(role) ?? faultAt(command, 'role')}
        options={roles.map((one) => ({ value: one, words: t(`office.role.${one}`) }))}
        onChange={setRole}
      />
    </SmallForm>
  );
}

function usePosts(unitId: string) {
  const { t } = useWords();
  const posts = useFound(findPosts, { unitId }).data?.posts ?? [];
  const options = posts.map(({ id, title, holders }) => ({
    value: id,
    words: `${title} · ${holders.map(({ name }) => name).join(' ') || t('bureau.units.empty')}`,
  }));
  return { posts, options };
}

export function RenamePostForm({ unitId, onClose }: StructureForm) {
  const { t } = useWords();
  const { posts, options } = usePosts(unitId);
  const [postId, setPostId] = useState('');
  const [title, setTitle] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand(renamePost);
  const missing = (value: string) => (asked && value.trim() === '' ? t('bureau.form.needed') : undefined);
  const submit = async () => {
    setAsked(true);
    if (postId === '' || title.trim() === '') return;
    const answer = await command.send({ postId, title });
    if (answer.is === 'done') onClose();
  };
  return (
    <SmallForm
      title={t('bureau.structure.renamePost')}
      words={t('bureau.structure.rename')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectField
        label={t('bureau.form.post')}
        value={postId}
        error={missing(postId) ?? faultAt(command, 'postId')}
        options={options}
        onChange={(id) => {
          setPostId(id);
          setTitle(posts.find((one) => one.id === id)?.title ?? '');
          command.clear();
        }}
      />
      <TextField
        label={t('bureau.structure.postTitle')}
        help={t('bureau.structure.renameHelp')}
        value={title}
        error={missing(title) ?? faultAt(command, 'title')}
        onChange={setTitle}
      />
    </SmallForm>
  );
}

export function ClosePostForm({ unitId, onClose }: StructureForm) {
  const { t } = useWords();
  const { options } = usePosts(unitId);
  const [postId, setPostId] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand(closePost);
  const submit = async () => {
    setAsked(true);
    if (postId === '') return;
    const answer = await command.send({ postId });
    if (answer.is === 'done') onClose();
  };
  const missing = asked && postId === '' ? t('bureau.form.needed') : undefined;
  return (
    <SmallForm
      title={t('bureau.structure.closePost')}
      words={t('bureau.structure.close')}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('bureau.structure.closePostLead')}</p>
      <SelectField
        label={t('bureau.form.post')}
        value={postId}
        error={missing ?? faultAt(command, 'postId')}
        options={options}
        onChange={(id) => {
          setPostId(id);
          command.clear();
        }}
      />
    </SmallForm>
  );
}
