/** Every page: the look of the site, and notices of what has ended. */
import "@fontsource-variable/instrument-sans/wght.css";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/parts.css";
import "../styles/words.css";
import "../styles/account.css";
import "../styles/upload.css";
import "../styles/studio.css";
import "../styles/exports.css";
import "../styles/lists.css";
import "../styles/tables.css";
import "../styles/dashboard.css";
import { offerNotifications, SiteNotices } from "../notices/site-notices";

customElements.define("site-notices", SiteNotices);
document
  .querySelectorAll<HTMLButtonElement>("[data-allow-notifications]")
  .forEach(offerNotifications);
