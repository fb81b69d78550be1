// A classic script that runs before the first paint, so that large type does not flash small first.
if (/(?:^|; )heming_type=large(?:;|$)/.test(document.cookie)) document.documentElement.dataset['type'] = 'large';
