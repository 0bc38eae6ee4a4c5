import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/mantine.css';

import { createRoot } from 'react-dom/client';

import { App } from './app/App';
import { choosePlatform } from './app/choosePlatform';

const root = document.getElementById('root');
if (root) {
  void choosePlatform().then((platform) => createRoot(root).render(<App platform={platform} />));
}
