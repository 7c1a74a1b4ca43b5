import "./page/styles/base.css";
import "./page/styles/title-bar.css";
import "./page/styles/ribbon.css";
import "./page/styles/stage.css";
import "./page/styles/bars.css";
import "./page/styles/dialogs.css";
import "./page/styles/entity-card.css";
import { mountWorkbench } from "./page/mount.tsx";

const container = document.getElementById("workbench");
if (container) mountWorkbench(container);
