export { contestErrors } from './contests.errors.ts';
export { findWork, type Work } from './published/published-works.ts';
export { galleryOf } from './published/gallery.ts';
