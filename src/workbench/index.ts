import "./page/workbench.css";
import { mountWorkbench } from "./page/mount.tsx";

const container = document.getElementById("workbench");
if (container) mountWorkbench(container);
