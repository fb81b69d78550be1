import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { modules } from './modules.ts';
import { queryClient } from './query-client.ts';
import { createConsoleRouter } from './router.tsx';
import { ConsoleTheme } from './shared/console-theme.tsx';
import { Sayings } from './shared/say.tsx';
import './shared/base.css';
import './shared/pieces.css';

const router = createConsoleRouter(modules);

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ConsoleTheme>
        <RouterProvider router={router} />
        <Sayings />
      </ConsoleTheme>
    </QueryClientProvider>
  </StrictMode>,
);
