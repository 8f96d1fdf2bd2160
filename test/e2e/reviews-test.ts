import { drill } from './drill.ts';
import { test as base } from './gateway-test.ts';
import { reviewsPage } from './pages/reviews.ts';

/** The app in the list of access reviews. */
export const test = base.extend<{ reviews: ReturnType<typeof reviewsPage> }>({
  /** The reviews of the range, read, with nobody else acting in them. */
  reviews: async ({ page, range }, use) => {
    await drill(range, 'access.people', { act: false });
    const reviews = reviewsPage(page);
    await reviews.come();
    await use(reviews);
  },
});
