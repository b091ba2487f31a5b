import { ConfigProvider } from 'antd';
import zhLocale from 'antd/locale/zh_CN';
import enLocale from 'antd/locale/en_US';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useLayoutEffect } from 'react';
import { queryClient } from '../data/queries.ts';
import { antdTheme } from '../look/antd-theme.ts';
import { showPalette } from '../look/palette.ts';
import { usePalette } from '../look/theme-choice.ts';
import { useWords } from '../words/language.ts';
import { router } from './router.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content;

/** The whole console: look, language, data and pages. */
export const App = () => {
  const palette = usePalette();
  const { language, words } = useWords();
  useLayoutEffect(() => showPalette(palette, document.documentElement.style), [palette]);
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = words.frame.product;
  }, [language, words]);
  return (
    <ConfigProvider
      theme={antdTheme(palette)}
      locale={language === 'zh' ? zhLocale : enLocale}
      button={{ autoInsertSpace: false }}
      variant="outlined"
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
};
