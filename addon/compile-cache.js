/**
 * Loaded before the program (`node --import`): Node strips the types of its files anew at each start, which takes time and
 * 30 MB. With its compile cache, in the folder for temporary files, it does so once.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
